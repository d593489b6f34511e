import type { Story } from '../schema.ts';
import { audienceRules } from './audience-rules.ts';
import type { CheckInput, Fault, Pillar, Rule } from './check.ts';
import { dataRules } from './data-rules.ts';
import { objectiveRules } from './objective-rules.ts';
import { storyRules } from './story-rules.ts';
import { visualRules } from './visual-rules.ts';

export const RULES: readonly Rule[] = [
  ...dataRules,
  ...objectiveRules,
  ...audienceRules,
  ...visualRules,
  ...storyRules,
];

export type Checked = {
  id: string;
  pillar: Pillar;
  level: Rule['level'];
  faults: Fault[];
  /** Somebody said why this warning may stand. */
  waived: boolean;
};

/** The five pillars of a story, rule by rule; there is no overall mark. */
export function checkStory(input: CheckInput): Checked[] {
  const waived = new Set(input.story.waived.map(({ id }) => id));
  return RULES.map(({ id, pillar, level, check }) => ({
    id,
    pillar,
    level,
    faults: check(input),
    waived: level === 'warns' && waived.has(id),
  }));
}

/** What keeps a story from being signed. */
export function blocking(checked: readonly Checked[]): Checked[] {
  return checked.filter(({ level, faults }) => level === 'blocks' && faults.length > 0);
}

/** What was signed: everything but the signatures themselves. */
export function signedContent(story: Story): Omit<Story, 'signoff'> {
  const { signoff: _signatures, ...content } = story;
  return content;
}
