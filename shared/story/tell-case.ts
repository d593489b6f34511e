import { amount, formatOf, level, limit, unitPhrase } from '#shared/analyses/amounts.ts';
import type { Unit } from '#shared/analyses/explanations.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { NamedText } from '#shared/domain/finding.ts';
import type { ReportBlock } from '#shared/report/report.ts';
import type { Words } from '#shared/words/words.ts';
import type { KnownBlock } from './schema.ts';

type CaseBlock = Extract<KnownBlock, { type: 'case' }>;
type Text = CaseBlock['stored']['decision'];

const PROBABILITY: Unit = { kind: 'probability', currency: null, name: {} };

/** A real case under its pseudonym: what was said of it and how it ended, then what weighed in its score, as bars. */
export function tellCase({ ref, stored }: CaseBlock, words: Words): ReportBlock[] {
  const { t, say } = words;
  const { unit = PROBABILITY } = stored;
  return [
    {
      kind: 'pairs',
      title: t('story.case', { ref: ref.slice('case:'.length) }),
      pairs: [
        {
          name: t('story.caseScore'),
          value: stored.score === null ? said(null, words) : say(level(stored.score, unit)),
        },
        ...(stored.cutoff === null ? [] : [{ name: t('story.caseCutoff'), value: say(limit(stored.cutoff, unit)) }]),
        { name: t('story.caseDecision'), value: said(stored.decision, words) },
        { name: t('story.caseOutcome'), value: said(stored.outcome, words) },
      ],
    },
    stored.reasons.length === 0
      ? { kind: 'text', text: t('story.caseUnexplained') }
      : { kind: 'figure', figure: reasonsFigure({ ref, stored }, words) },
  ];
}

/** Signed bars from one zero line; no side is the good one, since a story does not say whose side it is on. */
function reasonsFigure({ ref, stored }: Pick<CaseBlock, 'ref' | 'stored'>, words: Words): Figure {
  const { reasons, reasonUnit = PROBABILITY } = stored;
  const names = reasons.map(({ name }) => said(name, words));
  const values = reasons.map(({ value }) => said(value, words));
  const sentences = reasons.map(({ contribution }, at) =>
    words.t('story.caseReason', {
      name: names[at] ?? '',
      value: values[at] ?? '',
      by: `${contribution > 0 ? '+' : contribution < 0 ? '−' : ''}${words.say(amount(contribution, reasonUnit))}`,
    }),
  );
  const valueFormat = formatOf(reasonUnit, 'contribution');
  return {
    id: `case-reasons-${ref.slice('case:'.length)}`,
    kind: 'signed',
    title: { key: 'story.caseWeighed' },
    subtitle: unitPhrase(reasonUnit, 'contribution'),
    alt: { key: 'story.caseAlt', values: { reasons: words.format.list(sentences) } },
    marks: reasons.map(({ contribution }, at) => ({
      label: `${at + 1}`,
      name: plain(names[at] ?? ''),
      detail: plain(values[at] ?? ''),
      labelFormat: 'text',
      value: contribution,
    })),
    valueFormat,
    currency: reasonUnit.currency,
    table: {
      columns: [
        { id: 'fact', label: { key: 'story.caseFact' }, format: 'text' },
        { id: 'value', label: { key: 'story.caseValue' }, format: 'text' },
        { id: 'contribution', label: { key: 'story.casePart' }, format: valueFormat },
      ],
      rows: reasons.map(({ contribution }, at) => [names[at] ?? '', values[at] ?? '', contribution]),
    },
  };
}

function plain(text: string): NamedText {
  return { text: {}, otherwise: text };
}

/** What a file or the log says, in the language of the reader. */
function said(text: Text, { t, language }: Words): string {
  return text === null ? t('story.noValue') : typeof text === 'string' ? text : (text.text[language] ?? text.otherwise);
}
