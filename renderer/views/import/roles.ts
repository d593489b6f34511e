import type { ComboboxData } from '@mantine/core';
import type { Guess, Preview } from '#shared/contract/imports.ts';
import { isLogRole } from '#shared/domain/role.ts';
import type { ColumnPart } from '#shared/domain/role.ts';
import { namedDay } from '#shared/mapping/month-names.ts';
import type { Words } from '#shared/words/words.ts';

const GROUPS: { key: string; parts: ColumnPart[] }[] = [
  {
    key: 'prediction',
    parts: ['prediction_id', 'entity_id', 'prediction_time', 'score', 'prediction', 'model_name', 'model_version'],
  },
  {
    key: 'decision',
    parts: [
      'decision',
      'applied_decision',
      'threshold',
      'phase',
      'arm',
      'arm_share',
      'acted',
      'action_propensity',
      'cluster_id',
    ],
  },
  { key: 'happened', parts: ['outcome', 'outcome_time', 'value', 'currency', 'pre_value', 'cost'] },
  { key: 'other', parts: ['feature', 'audit', 'text', 'ignore', 'dataset'] },
  { key: 'shadow', parts: ['shadow_score', 'shadow_name', 'shadow_version'] },
];

/** All parts a column can play, in groups; what Tribune thinks possible stands first. */
export function partOptions(guess: Pick<Guess, 'alternatives'>, { t }: Words): ComboboxData {
  const item = (part: ColumnPart): { value: string; label: string } => ({
    value: part,
    label: t(`mapping.parts.${part}`),
  });
  const likely = guess.alternatives;
  const rest = GROUPS.map(({ key, parts }) => ({
    group: t(`import.groups.${key}`),
    items: parts.filter((part) => !likely.includes(part)).map(item),
  }));
  return likely.length === 0 ? rest : [{ group: t('import.groups.likely'), items: likely.map(item) }, ...rest];
}

export type SortedGuesses = { toConfirm: Guess[]; recognised: Guess[] };

/** What is open or only likely comes first; among the recognised ones, parts of their own before facts. */
export function sortedGuesses(guesses: readonly Guess[]): SortedGuesses {
  const weight = (guess: Guess): number => (isLogRole(guess.part) ? 0 : guess.part === 'feature' ? 1 : 2);
  const toConfirm = guesses.filter((guess) => guess.confidence !== 'sure');
  return {
    toConfirm: [...toConfirm].sort((a, b) => Number(b.confidence === 'ask') - Number(a.confidence === 'ask')),
    recognised: guesses.filter((guess) => guess.confidence === 'sure').sort((a, b) => weight(a) - weight(b)),
  };
}

/** What Tribune understood of a column, in a few words: what settles its part, then what its values say. */
export function understood(guess: Guess, preview: Pick<Preview, 'recipe'>, words: Words): string {
  const { t, language } = words;
  const column = preview.recipe.columns.find((one) => one.name === guess.name);
  const number = (name: string): number => Number(guess.why.values[name] ?? 0);
  const [distinct, missing, rows] = [number('distinct'), number('missing'), number('rows')];
  const label = column?.label?.[language];
  const parts = [
    guess.part === 'feature' && guess.as !== null ? t('import.understood.fact', { label: label ?? guess.as }) : null,
    guess.part === 'prediction_id' && distinct === rows - missing ? t('import.understood.unique') : null,
    guess.part === 'entity_id' ? t('import.understood.individuals', { count: distinct }) : null,
    guess.kind === 'time' ? dateText(guess.samples[0] ?? '', preview.recipe.reading.dates, words) : null,
    missing > 0 ? t('import.understood.empty', { count: missing, rows }) : null,
  ].filter((part) => part !== null);
  const why = t(guess.why.key, guess.why.values);
  const isExplained = guess.part === 'feature' && guess.as !== null;
  return [...(isExplained ? [] : [why]), ...parts].join(t('import.understood.joint'));
}

/** "read day first: 18 February 2025", or how the first date is written when nothing can be mistaken. */
export function dateText(sample: string, order: 'day-first' | 'month-first' | null, words: Words): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(sample);
  if (iso) return words.t('import.understood.dateAsWritten', { day: sample.slice(0, 10) });
  const named = namedDay(sample);
  if (named) return words.t('import.understood.dateAsWritten', { day: named.day });
  const count = /^\d{5}(?:[.,]\d+)?$/.test(sample) ? Math.floor(Number(sample.replace(',', '.'))) : null;
  if (count !== null) return words.t('import.understood.excelDays', { day: dayOfExcel(count) });
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(sample);
  if (!slashed || order === null) return null;
  const [first = '', second = '', written = ''] = slashed.slice(1);
  const year = written.length === 4 ? written : `${Number(written) < 69 ? '20' : '19'}${written}`;
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  return words.t(`import.understood.${order}`, { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` });
}

/** Spreadsheets count days from the end of 1899. */
function dayOfExcel(count: number): string {
  return new Date(Date.UTC(1899, 11, 30 + count)).toISOString().slice(0, 10);
}
