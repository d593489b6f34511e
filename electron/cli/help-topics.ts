import { outcomesHelp } from '#shared/words/outcomes-help.ts';
import { createWords } from '#shared/words/words.ts';
import type { Words } from '#shared/words/words.ts';

/** What is told beside single commands, in the words of the help in the window. */
const TOPICS = { outcomes: outcomesHelp };

/** The text of a topic, or null where no topic is called so. */
export function topicText(name: string | undefined, { language }: Pick<Words, 'language'>): string | null {
  if (name === undefined || !Object.hasOwn(TOPICS, name)) return null;
  const topic = name as keyof typeof TOPICS;
  const { t, has } = createWords(language, [TOPICS[topic]]);
  const paragraphs: string[] = [];
  for (let at = 1; has(`help.${topic}.p${at}`); at += 1) paragraphs.push(t(`help.${topic}.p${at}`));
  return [t(`help.${topic}.title`), t(`help.${topic}.lead`), ...paragraphs].join('\n\n');
}
