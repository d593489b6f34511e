import type { Explain } from '#shared/analyses/explain/schema.ts';
import { valueName } from '#shared/analyses/amounts.ts';
import type { LogColumn } from '#shared/contract/projects.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Words } from '#shared/words/words.ts';
import type { Labels } from '#renderer/meaning/labels.ts';

/** The reference cases of the bundle, which no condition names. */
export const REFERENCE = 'bundle';
/** One other case, whose identifier is asked for. */
export const ANOTHER = 'another';

const SEGMENTS = 3;

export type Comparison = { value: string; label: string };

/** With whom a case can be compared: the reference cases, those with one decision, those of its own segments, one other case. */
export function comparisons(
  { explain, columns, labels }: { explain: Explain | null; columns: readonly LogColumn[]; labels: Labels },
  words: Words,
): Comparison[] {
  const { t } = words;
  return [
    { value: REFERENCE, label: t('case.why.reference') },
    ...labels.decision.map(({ value, label }) => ({
      value: `@decision=${value}`,
      label: t('case.why.decided', { decision: label }),
    })),
    ...segments(explain, columns, words),
    { value: ANOTHER, label: t('case.why.another') },
  ];
}

/** The groups that the case belongs to by its categories, those first that weighed most in its score. */
function segments(explain: Explain | null, columns: readonly LogColumn[], { t, language }: Words): Comparison[] {
  if (explain === null || !isEstimated(explain)) return [];
  return explain.contributions
    .flatMap(({ members }) => members)
    .filter(
      ({ feature, value }) =>
        typeof value === 'string' && columns.some(({ name, part }) => part === 'feature' && name === feature),
    )
    .slice(0, SEGMENTS)
    .map((member) => {
      const { text, otherwise } = valueName(member.value, member);
      const values = { label: member.label[language] ?? member.feature, value: text[language] ?? otherwise };
      return { value: `${member.feature}=${String(member.value)}`, label: t('case.why.alike', values) };
    });
}
