import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import type { Language } from '#shared/domain/language.ts';
import { level, named, valueName } from '../amounts.ts';
import { refusedFinding } from '../refusals.ts';
import type { CounterfactualComputed, CounterfactualResult, FoundChange, FoundCounterfactual } from './schema.ts';

export function findings(result: CounterfactualResult): Finding[] {
  if (!isEstimated(result)) return [refusedFinding('counterfactual', result)];
  const { found, why, free, wanted } = result;
  if (why !== null)
    return [
      {
        id: 'counterfactual.none',
        state: 'know',
        weight: 0.3,
        title: {
          key: `counterfactual.none.${why}`,
          values: { count: free, decision: { text: wanted.label, otherwise: wanted.value } },
        },
        account: why === 'NOTHING_FREE' ? [] : [tried(result)],
      },
    ];
  return found.map((one, at) => ({
    id: `counterfactual.${at + 1}`,
    state: 'know',
    weight: 0.4 - at / 100,
    title: wouldHave(one, result),
    account: at === 0 ? [tried(result)] : [],
  }));
}

/** "With Amount asked for €10,600 instead of €14,400, the model would have said 33.2%: “Granted”." */
function wouldHave({ changes, score, decision }: FoundCounterfactual, { unit }: CounterfactualComputed): Phrase {
  return {
    key: 'counterfactual.would',
    values: {
      changes: changesText(changes),
      score: level(score, unit),
      decision: { text: decision.label, otherwise: decision.value },
    },
  };
}

const JOINED = {
  en: { and: ' and ', instead: 'instead of', colon: ': ' },
  fr: { and: ' et ', instead: 'au lieu de', colon: '\u00a0: ' },
};

/** A fact with another value; null where it is not filled in. */
type ToldChange = Omit<FoundChange, 'from' | 'to'> & Record<'from' | 'to', FoundChange['from'] | null>;

/** What would be otherwise, all in one: "Amount asked for €11,000 instead of €14,400 and Loan duration 18 months instead of 60 months". */
export function changesText(changes: readonly ToldChange[]): NamedText {
  const list = (language: Language): string =>
    inSentence(
      changes.map((one) => changeText(one, language)),
      JOINED[language].and,
    );
  return { text: { en: list('en'), fr: list('fr') }, otherwise: list('en') };
}

function inSentence(parts: readonly string[], and: string): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}${and}${parts.at(-1)}`;
}

function changeText(one: ToldChange, language: Language): string {
  const described = { unit: one.unit, ...(one.format === undefined ? {} : { format: one.format }) };
  const text = (value: ToldChange['to'], valueLabel: FoundChange['toLabel'], inFull: boolean): string =>
    valueName(value, { ...described, valueLabel, inFull }).text[language] ?? String(value);
  const { text: label, otherwise } = named(one);
  // A word after a word would run into it: "Contract: One year instead of Month-to-month".
  const { instead, colon } = JOINED[language];
  const joint = typeof one.to === 'number' && one.toLabel[language] === undefined ? ' ' : colon;
  return `${label[language] ?? otherwise}${joint}${text(one.to, one.toLabel, true)} ${instead} ${text(one.from, one.fromLabel, false)}`;
}

function tried({ scored, free, facts }: CounterfactualComputed): Phrase {
  return { key: 'counterfactual.tried', values: { count: free, facts, scored } };
}
