import type { Figure, FigureMark } from '#shared/domain/figure.ts';
import type { NamedText } from '#shared/domain/finding.ts';
import { replayed } from './findings.ts';
import type { Replay, VerdictCounts } from './schema.ts';

/** From proven to not provable: the order in which they are read. */
export const SHOWN_VERDICTS = [
  'identical',
  'withinTolerance',
  'fragile',
  'sameDecision',
  'mismatch',
  'notReplayable',
] as const satisfies readonly (keyof VerdictCounts)[];

const EMPHASIS: Partial<Record<keyof VerdictCounts, FigureMark['emphasis']>> = {
  mismatch: 'act',
};

/** How many of the rows have each verdict; verdicts that no row has are left out. */
export function figures(replay: Replay): Figure[] {
  const { checked, verdicts, byVersion, mismatchCount } = replay;
  if (checked === 0) return [];
  const all = replayed(replay);
  const shown = SHOWN_VERDICTS.filter((verdict) => verdicts[verdict] > 0);
  return [
    {
      id: 'replay.verdicts',
      kind: 'bars',
      title: { key: 'replay.figures.verdicts' },
      subtitle: { key: 'replay.figures.verdictsSubtitle', values: { count: checked } },
      alt: {
        key: all === 0 ? 'replay.none' : mismatchCount === 0 ? 'replay.all' : 'replay.most',
        values: { count: all === 0 ? checked : all - mismatchCount, all },
      },
      valueFormat: 'integer',
      marks: shown.map((verdict) => ({
        label: verdict,
        name: NAMES[verdict],
        labelFormat: 'text',
        value: verdicts[verdict],
        ...(EMPHASIS[verdict] === undefined ? {} : { emphasis: EMPHASIS[verdict] }),
      })),
      table: {
        columns: [
          { id: 'version', label: { key: 'replay.columns.version' }, format: 'text' },
          { id: 'checked', label: { key: 'replay.columns.checked' }, format: 'integer' },
          ...SHOWN_VERDICTS.map((verdict) => ({
            id: verdict,
            label: { key: `replay.verdicts.${verdict}` },
            format: 'integer' as const,
          })),
        ],
        rows: byVersion.map((one) => [
          one.version ?? '',
          one.checked,
          ...SHOWN_VERDICTS.map((verdict) => one.verdicts[verdict]),
        ]),
      },
    },
  ];
}

const name = (en: string, fr: string): NamedText => ({ text: { en, fr }, otherwise: en });

const NAMES = {
  identical: name('Identical', 'Identique'),
  withinTolerance: name('Within tolerance', 'Dans la tolérance'),
  fragile: name('Fragile: on the cut-off', 'Fragile : au seuil'),
  sameDecision: name('Differs, same decision', 'Diffère, même décision'),
  mismatch: name('Differs, other decision', 'Diffère, autre décision'),
  notReplayable: name('Cannot be run again', 'Impossible à rejouer'),
};
