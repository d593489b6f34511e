import type { Words } from '#shared/words/words.ts';
import { changeBetween, cutAt, thresholdAt } from './cutoff-model.ts';
import type { CutoffModel } from './cutoff-model.ts';
import { inSentence } from './names.ts';
import type { Names } from './names.ts';
import { excludesZero, money, scoreText, signedMoney } from './numbers.ts';

export type CutoffContext = {
  model: CutoffModel;
  names: Names;
  currency: string | null;
  isProbability: boolean;
};

/** "A cut-off of 33% instead of 35% would have earned €72,608 more, with 130 more cases refused." */
export function cutoffVerdict(
  { model, names, currency, isProbability }: CutoffContext,
  edge: number,
  words: Words,
): string {
  const { t } = words;
  const { inForce, known } = model;
  const score = (value: number): string => scoreText(value, isProbability, words);
  const trial = score(thresholdAt(model, edge));
  const cut = cutAt(model, edge);
  const amount = (value: number): string => money(Math.round(value), currency, words);
  const selected = inSentence(names.selected, words);
  if (inForce === null || inForce.edge === edge) {
    const key = inForce === null ? 'alone' : 'asItIs';
    return cut.money === null
      ? t(`results.cutoff.${key}People`, { trial, count: cut.selected, known, decision: selected })
      : t(`results.cutoff.${key}`, { trial, money: amount(cut.money), known });
  }
  const change = changeBetween(model, inForce.edge, edge);
  const cases = t('results.cutoff.moreCases', {
    count: change.cases,
    decision: change.to === 'left' ? inSentence(names.left, words) : selected,
  });
  const values = { trial, inForce: score(inForce.threshold), cases };
  if (change.money === null) return t('results.cutoff.people', values);
  const rounded = Math.round(change.money);
  if (rounded === 0) return t('results.cutoff.same', values);
  if (change.interval !== null && !excludesZero(change.interval)) return t('results.cutoff.unshown', values);
  return t(rounded > 0 ? 'results.cutoff.more' : 'results.cutoff.less', {
    ...values,
    money: amount(Math.abs(rounded)),
  });
}

/** The interval, and a reservation where there is one. */
export function cutoffLead({ model, currency, isProbability }: CutoffContext, edge: number, words: Words): string {
  const { t } = words;
  const { inForce, best, known } = model;
  const parts: string[] = [];
  if (inForce !== null && inForce.edge !== edge) {
    const { interval } = changeBetween(model, inForce.edge, edge);
    if (interval !== null) {
      const [low, high] = interval;
      const amounts =
        low > 0
          ? { low: money(low, currency, words), high: money(high, currency, words) }
          : high < 0
            ? { low: money(-high, currency, words), high: money(-low, currency, words) }
            : { low: signedMoney(low, currency, words), high: signedMoney(high, currency, words) };
      const key = low > 0 ? 'leadMore' : high < 0 ? 'leadLess' : 'leadOpen';
      parts.push(t(`results.cutoff.${key}`, { ...amounts, known }));
    }
  } else parts.push(t('results.cutoff.leadDrag'));
  const cut = cutAt(model, edge);
  const isAlike = known > 0 && (cut.selected === 0 || cut.left === 0);
  if (isAlike) parts.push(t('results.cutoff.leadAlike'));
  if (best !== null && best.edge === edge && edge !== inForce?.edge)
    parts.push(
      t(isAlike && model.source === 'observed' ? 'results.cutoff.leadBestAlike' : 'results.cutoff.leadBest', {
        trial: scoreText(best.threshold, isProbability, words),
      }),
    );
  return parts.join(' ');
}

/** "Of the 130 cases that would also be refused, 50 ended as “Payment default” and 80 as “Repaid”." */
export function movedSentence({ model, names }: CutoffContext, edge: number, words: Words): string | null {
  if (model.inForce === null || model.inForce.edge === edge) return null;
  const { cases, positives, to } = changeBetween(model, model.inForce.edge, edge);
  if (cases === 0) return words.t('results.cutoff.nobodyMoves');
  return words.t('results.cutoff.moved', {
    count: cases,
    decision: inSentence(to === 'left' ? names.left : names.selected, words),
    positives,
    others: cases - positives,
    positive: words.format.quote(names.positive),
    other: words.format.quote(names.other),
  });
}

export type PeopleRow = {
  id: string;
  name: string;
  before: string | null;
  trial: string;
  change: string;
  tone: 'for' | 'against' | null;
};

const CELLS = ['tn', 'fp', 'tp', 'fn'] as const;

/** Four kinds of case, how many are selected in all, and the money: in force, on trial, and the change. */
export function peopleRows({ model, names, currency }: CutoffContext, edge: number, words: Words): PeopleRow[] {
  const { t, format } = words;
  const before = model.inForce === null ? null : cutAt(model, model.inForce.edge);
  const trial = cutAt(model, edge);
  const label = {
    tn: { decision: names.left, outcome: names.other },
    fp: { decision: names.selected, outcome: names.other },
    tp: { decision: names.selected, outcome: names.positive },
    fn: { decision: names.left, outcome: names.positive },
  };
  const row = (id: string, name: string, of: (cut: typeof trial) => number, good: number): PeopleRow => {
    const change = before === null ? 0 : of(trial) - of(before);
    return {
      id,
      name,
      before: before === null ? null : format.integer(of(before)),
      trial: format.integer(of(trial)),
      change: before === null ? '' : change === 0 ? '0' : format.signed(format.integer(change), change),
      tone: change * good > 0 ? 'for' : change * good < 0 ? 'against' : null,
    };
  };
  const rows = CELLS.map((cell) =>
    row(cell, t('results.cutoff.cell', label[cell]), (cut) => cut[cell], goodness(cell, model)),
  );
  rows.push(row('selected', t('results.cutoff.inAll', { decision: names.selected }), (cut) => cut.selected, 0));
  if (trial.money === null) return rows;
  const change = before === null ? 0 : trial.money - (before.money ?? 0);
  rows.push({
    id: 'money',
    name: t('results.cutoff.moneyRow'),
    // Rounded so that the three add up; the trial and the change are the exact ones.
    before: before === null ? null : money(Math.round(trial.money) - Math.round(change), currency, words),
    trial: money(Math.round(trial.money), currency, words),
    change: before === null ? '' : Math.round(change) === 0 ? '0' : signedMoney(change, currency, words),
    tone: Math.round(change) > 0 ? 'for' : Math.round(change) < 0 ? 'against' : null,
  });
  return rows;
}

/** 1 where more of a kind is better: by its amounts where they are known, else where the decision fits the outcome. */
function goodness(cell: (typeof CELLS)[number], { amounts }: CutoffModel): number {
  if (amounts === null) return cell === 'tp' || cell === 'tn' ? 1 : -1;
  const positive = Math.sign(amounts.truePositive - amounts.falseNegative);
  const other = Math.sign(amounts.trueNegative - amounts.falsePositive);
  return { tp: positive, fn: -positive, tn: other, fp: -other }[cell];
}

/** Whether the outcome that the score announces is the one to avoid; null when nothing says so. */
export function isPositiveBad({ amounts }: CutoffModel): boolean | null {
  if (amounts === null) return null;
  const positive = Math.max(amounts.truePositive, amounts.falseNegative);
  const other = Math.max(amounts.trueNegative, amounts.falsePositive);
  return positive === other ? null : positive < other;
}
