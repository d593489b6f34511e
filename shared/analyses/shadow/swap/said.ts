import type { NamedText, Phrase } from '#shared/domain/finding.ts';
import { meanLevel, moneyLevel } from '../../amounts.ts';
import type { ProfileEntry, SwapMoney } from './schema.ts';

/** An amount of money with its sign: "−€412", "€47.50". */
export function moneySaid(value: number, { currency }: Pick<SwapMoney, 'currency'>): Phrase {
  return moneyLevel(value, currency ?? '');
}

export function columnName({ column, columnLabel }: ProfileEntry): NamedText {
  return { text: columnLabel, otherwise: column };
}

export function levelName({ level: value, levelLabel }: ProfileEntry): NamedText {
  return { text: levelLabel, otherwise: value ?? '' };
}

/** Both sides of a fact, for the sentence that compares them. */
export function sidesOf(entry: ProfileEntry): { in: NamedText | Phrase | number; out: NamedText | Phrase | number } {
  return entry.kind === 'number'
    ? { in: meanLevel(entry.in.value, entry), out: meanLevel(entry.out.value, entry) }
    : { in: entry.in.value, out: entry.out.value };
}
