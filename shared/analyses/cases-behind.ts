import type { FigureCases } from '#shared/domain/figure.ts';
import { periodRange } from '#shared/domain/period.ts';
import type { Selection } from '#shared/domain/selection.ts';

const SCORE = /^@score(?=[!=])/;

/**
 * The rows behind a mark of a figure, as the list of cases takes them.
 *
 * @param asked the selection of the question, with the score that it judges
 * @returns null where no condition can say them: a score that some rows hold here and others there
 */
export function casesBehind(
  asked: Selection,
  { where, period }: Pick<FigureCases, 'where' | 'period'>,
): Selection | null {
  const { score, ...rows } = asked;
  const isLogged = score === undefined || score === 'champion';
  if (!isLogged && score !== 'shadow' && where.some((text) => SCORE.test(text))) return null;
  const mine = isLogged ? where : where.map((text) => text.replace(SCORE, '@shadow_score'));
  return {
    ...rows,
    ...(period === undefined ? {} : periodWithin(rows, period)),
    where: [...new Set([...(rows.where ?? []), ...mine])],
  };
}

/** A period of those that were asked about: a week may reach beyond the month that was. */
function periodWithin(asked: Selection, period: string): Selection {
  const whole = asked.period === undefined || asked.period === period ? null : periodRange(asked.period);
  if (whole === null) return { period };
  const { from, to } = asked;
  return {
    period,
    from: from !== undefined && from > whole.from ? from : whole.from,
    to: to !== undefined && (to < whole.to || to.startsWith(whole.to)) ? to : whole.to,
  };
}
