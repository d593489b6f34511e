import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Meaning } from '#shared/mapping/recipe.ts';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Meaning.module.css';

type Matrix = NonNullable<Meaning['valueMatrix']>;

const CASES = ['truePositive', 'falsePositive', 'trueNegative', 'falseNegative'] as const;

export type MoneyFieldsProps = {
  meaning: Pick<Meaning, 'currency' | 'valueMatrix' | 'task'>;
  onChange: (change: Partial<Meaning>) => void;
};

/** What each kind of decision brings or costs. It counts once all four are said. */
export function MoneyFields({ meaning, onChange }: MoneyFieldsProps): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState<Partial<Record<keyof Matrix, number | null>>>({});
  const [currency, setCurrency] = useState(meaning.currency ?? '');
  const valueOf = (name: keyof Matrix): number | null =>
    name in typed ? (typed[name] ?? null) : (meaning.valueMatrix?.[name] ?? null);
  const put = (name: keyof Matrix, value: number | null): void => {
    const next = { ...Object.fromEntries(CASES.map((one) => [one, valueOf(one)])), [name]: value } as Record<
      keyof Matrix,
      number | null
    >;
    setTyped(next);
    const all = CASES.every((one) => next[one] !== null);
    onChange({ valueMatrix: all ? (next as Matrix) : null });
  };
  const isPartly = CASES.some((one) => valueOf(one) !== null) && CASES.some((one) => valueOf(one) === null);
  const code = currency.trim().toUpperCase();
  return (
    <>
      <TextInput
        className={css['narrow']}
        label={t('meaning.currency')}
        placeholder="EUR"
        maxLength={3}
        value={currency}
        error={code === '' || /^[A-Z]{3}$/.test(code) ? null : t('meaning.currencyExpected')}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setCurrency(next);
          const plain = next.trim().toUpperCase();
          if (plain === '' || /^[A-Z]{3}$/.test(plain)) onChange({ currency: plain === '' ? null : plain });
        }}
      />
      {meaning.task === 'binary_classification' && (
        <>
          <div className={css['whole']} />
          {CASES.map((name) => (
            <NumberField
              key={name}
              label={t(`meaning.cases.${name}`)}
              value={valueOf(name)}
              onChange={(value) => put(name, value)}
              width={230}
              {...(code === '' ? {} : { unit: code })}
            />
          ))}
          <p className={`${type['note']} ${css['whole']}`}>
            {t(isPartly ? 'meaning.matrixPartly' : 'meaning.matrixHint')}
          </p>
        </>
      )}
    </>
  );
}
