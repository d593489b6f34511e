import type { Story, StoryPage } from '#shared/story/schema.ts';
import { longStory } from './long-story.ts';

const SCRIPT =
  '<script>alert(1)</script><img src=x onerror=alert(2)> </style><style>*{display:none}</style> ]]> "q" \u2028';
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(4);

/** Words without end, scripts, right to left, signs outside of the plane, signs that no file may hold, chips that are none. */
const TEXTS = [
  LONG,
  SCRIPT,
  'هذه جملة طويلة من اليمين إلى اليسار حول قرارات الائتمان \u202elive\u202c שלום',
  '👩‍👩‍👧‍👦 🧮 📉 🇫🇷 𝒳 漢字かな交じり文',
  'x'.repeat(2500),
  '\u0000\u0007 control \ud800',
  '{{nothing}} {{gain|weird}} {{',
  '=cmd|calc!A1',
] as const;

/** Forty pages that somebody wrote to do harm, half of them in English only. */
export function hostileStory(story: Story, id: string): Story {
  const long = longStory(story, { id, pages: 40 });
  let at = 0;
  const hostile = (page: StoryPage): StoryPage => {
    const text = TEXTS[at % TEXTS.length] ?? '';
    at += 1;
    return {
      ...page,
      message: at % 2 === 0 ? { en: text } : { en: text, fr: text },
      blocks: [
        { type: 'notes', text: { en: `${SCRIPT}\n${text}`, fr: text } },
        { type: 'callout', template: { en: text, fr: text }, head: { en: SCRIPT } },
        { type: 'quote', template: { en: text, fr: text }, by: LONG.slice(0, 300) },
        { type: 'hologram', secret: SCRIPT },
        ...page.blocks,
      ],
    };
  };
  return {
    ...long,
    title: { en: SCRIPT, fr: TEXTS[2] },
    chapters: long.chapters.map((chapter) => ({
      ...chapter,
      title: { en: LONG.slice(0, 200), fr: SCRIPT },
      pages: chapter.pages.map((page) => (page.id.includes('-again-') ? hostile(page) : page)),
    })),
  };
}
