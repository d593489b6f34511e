import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { signedContent } from './checks/check-story.ts';
import type { Story } from './schema.ts';

/**
 * A short name of what a story says: it tells whether the one that is kept is still the one that somebody began from.
 * Signatures are left out, they are given beside the writing. No proof of anything: for that there is SHA-256.
 *
 * Source: FNV-1a, 32 bits, twice from other beginnings.
 */
export function storyRevision(story: Story): string {
  const text = canonicalJson(signedContent(story));
  return [0x811c9dc5, 0x9e3779b9].map((from) => hashed(text, from)).join('');
}

function hashed(text: string, from: number): string {
  let hash = from;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const COPY = { en: ' (copy)', fr: ' (copie)' } as const;

/** The same story under another id, and with a title that tells them apart. */
export function copiedStory(story: Story, id: string): Story {
  const { en, fr } = story.title;
  return {
    ...story,
    id,
    title: { ...(en === undefined ? {} : { en: en + COPY.en }), ...(fr === undefined ? {} : { fr: fr + COPY.fr }) },
    signoff: [],
  };
}
