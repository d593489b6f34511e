import { isEstimated } from '#shared/domain/estimate.ts';
import type { FigureMark } from '#shared/domain/figure.ts';
import { ofTenth, onSide, within } from '../figure-cases.ts';
import type { ShadowReport } from './schema.ts';
import type { Swap } from './swap/schema.ts';

/** Rows that the two models decide so; above a cut-off for a class only, where both sides are told by one number. */
export function decidedSo(
  { cutoff, task, mode }: ShadowReport,
  id: 'both' | 'onlyShadow' | 'onlyChampion' | 'neither',
): Pick<FigureMark, 'cases'> {
  if (cutoff === null || task === 'regression' || mode === 'sketch') return {};
  const [champion, shadow] = [id === 'both' || id === 'onlyChampion', id === 'both' || id === 'onlyShadow'];
  return { cases: [{ column: 'n', where: [onSide(cutoff, champion), onSide(cutoff, shadow, '@shadow_score')] }] };
}

/** Rows that both models scored, in a tenth of the shadow's scores, where scores can say which. */
export function tenthCases({ deciles, mode }: ShadowReport, at: number): Pick<FigureMark, 'cases'> {
  const tenths = deciles.map(({ shadow }) => shadow);
  const score = mode === 'sketch' ? null : ofTenth(tenths, at, '@shadow_score');
  return score === null ? {} : { cases: [{ column: 'n', where: ['@score!=', score] }] };
}

/** Those whose end is known, in either group of the test. */
export function armCases({ uplift, mode }: ShadowReport, at: number): Pick<FigureMark, 'cases'> {
  if (!isEstimated(uplift) || mode === 'sketch') return {};
  const score = ofTenth(uplift.shadow.tenths, at, '@shadow_score');
  if (score === null) return {};
  return {
    cases: (['treated', 'control'] as const).map((column) => ({
      column,
      where: ['@score!=', '@outcome!=', score, `@arm=${uplift.arms[column]}`],
    })),
  };
}

/** Rows on either side of where the choices of both models end, where scores can say which. */
export function chosenCases(
  { lowest: { champion, shadow } }: Swap,
  id: 'in' | 'out' | 'both',
): Pick<FigureMark, 'cases'> {
  if (champion === null || shadow === null) return {};
  const side = (column: string, from: number, isChosen: boolean): string =>
    isChosen ? within(column, from, null) : within(column, null, from);
  return {
    cases: [
      { column: 'n', where: [side('@score', champion, id !== 'in'), side('@shadow_score', shadow, id !== 'out')] },
    ],
  };
}
