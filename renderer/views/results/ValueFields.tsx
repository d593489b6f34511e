import { useState } from 'react';
import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import type { Amounts } from './cutoff-model.ts';
import type { CutoffContext } from './cutoff-words.ts';
import css from './Results.module.css';

const CASES = ['trueNegative', 'falseNegative', 'falsePositive', 'truePositive'] as const;

export type ValueFieldsProps = {
  context: CutoffContext;
  result: Threshold;
  isAsked: boolean;
  onAmounts: (amounts: Amounts | null) => void;
};

/** What each kind of decision brings; a change asks again. Until all four are said, money waits. */
export function ValueFields({ context, result, isAsked, onAmounts }: ValueFieldsProps): ReactNode {
  const { t } = useWords();
  const { names, currency } = context;
  const matrix = isEstimated(result.matrix) ? result.matrix : null;
  const [typed, setTyped] = useState<Partial<Record<keyof Amounts, number | null>>>({});
  const label = {
    trueNegative: { decision: names.left, outcome: names.other },
    falseNegative: { decision: names.left, outcome: names.positive },
    falsePositive: { decision: names.selected, outcome: names.other },
    truePositive: { decision: names.selected, outcome: names.positive },
  };
  const exact = (name: keyof Amounts): number | null => {
    const own = typed[name];
    return own === undefined ? (matrix?.[name] ?? null) : own;
  };
  const put = (name: keyof Amounts, value: number | null): void => {
    const next = { ...Object.fromEntries(CASES.map((one) => [one, exact(one)])), [name]: value } as Record<
      keyof Amounts,
      number | null
    >;
    setTyped(next);
    if (CASES.every((one) => next[one] !== null)) onAmounts(next as Amounts);
  };
  const isPartly = CASES.some((name) => exact(name) === null);
  return (
    <section className={css['values']}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('results.cutoff.worth')}</h2>
      <div className={css['valueFields']}>
        {CASES.map((name) => {
          const value = exact(name);
          return (
            <NumberField
              key={name}
              label={t('results.cutoff.cell', label[name])}
              value={value === null ? null : Number(value.toFixed(2)) + 0}
              onChange={(next) => put(name, next)}
              {...(currency === null ? {} : { unit: currency })}
            />
          );
        })}
      </div>
      {!isEstimated(result.matrix) && (
        <div className={`${type['note']} ${css['more']}`}>
          <CannotTell figure={result.matrix} />
        </div>
      )}
      <p className={`${type['note']} ${css['more']}`}>
        {isPartly
          ? t('results.cutoff.worthPartly')
          : matrix !== null && t(`results.cutoff.sources.${matrix.source}`, { count: matrix.observedRows })}{' '}
        {isAsked && (
          <LinkButton
            onClick={() => {
              setTyped({});
              onAmounts(null);
            }}
          >
            {t('results.cutoff.worthBack')}
          </LinkButton>
        )}
      </p>
    </section>
  );
}
