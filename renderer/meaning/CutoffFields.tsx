import type { ReactNode } from 'react';
import type { Cutoff, Meaning } from '#shared/mapping/recipe.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { LabelField } from './LabelField.tsx';
import type { Label } from './labels.ts';
import css from './Meaning.module.css';

type Kind = 'none' | Cutoff['type'];

const KINDS: Kind[] = ['none', 'threshold', 'range'];
const OPERATORS = ['>=', '>', '<=', '<'] as const;

export type CutoffFieldsProps = {
  meaning: Pick<Meaning, 'cutoff' | 'scoreKind'>;
  labels: readonly Label[];
  onChange: (cutoff: Cutoff | null) => void;
};

/** Where the score turns into a decision. A probability is written in percent. */
export function CutoffFields({ meaning, labels, onChange }: CutoffFieldsProps): ReactNode {
  const { t } = useWords();
  const { cutoff, scoreKind } = meaning;
  const per = scoreKind === 'probability' ? 100 : 1;
  const number = (label: string, value: number, put: (value: number) => void): ReactNode => (
    <NumberField
      label={label}
      width={130}
      value={Math.round(value * per * 1e6) / 1e6}
      onChange={(next) => {
        if (next !== null) put(next / per);
      }}
      {...(per === 100
        ? { unit: '%', accepts: (share: number) => share >= 0 && share <= 100, expected: t('meaning.percentExpected') }
        : {})}
    />
  );
  return (
    <>
      <div className={css['whole']}>
        <Segments
          legend={t('meaning.cutoff')}
          value={cutoff?.type ?? 'none'}
          options={KINDS.map((value) => ({ value, label: t(`meaning.cutoffKinds.${value}`) }))}
          onChange={(kind) => onChange(emptyCutoff(kind, labels, per))}
        />
      </div>
      {cutoff?.type === 'threshold' && (
        <>
          <div className={css['wide']}>
            <Choice
              label={t('meaning.side')}
              value={cutoff.operator}
              options={OPERATORS.map((value) => ({ value, label: t(`meaning.sides.${value}`) }))}
              onChange={(operator) => onChange({ ...cutoff, operator: operator as (typeof OPERATORS)[number] })}
            />
          </div>
          {number(t('meaning.threshold'), cutoff.threshold, (threshold) => onChange({ ...cutoff, threshold }))}
          <LabelField
            label={t('meaning.whenTrue')}
            value={cutoff.whenTrue}
            labels={labels}
            onChange={(whenTrue) => onChange({ ...cutoff, whenTrue })}
          />
          <LabelField
            label={t('meaning.whenFalse')}
            value={cutoff.whenFalse}
            labels={labels}
            onChange={(whenFalse) => onChange({ ...cutoff, whenFalse })}
          />
        </>
      )}
      {cutoff?.type === 'range' && (
        <>
          {number(t('meaning.low'), cutoff.low, (low) => onChange({ ...cutoff, low }))}
          {number(t('meaning.high'), cutoff.high, (high) => onChange({ ...cutoff, high }))}
          <LabelField
            label={t('meaning.inside')}
            value={cutoff.inside}
            labels={labels}
            onChange={(inside) => onChange({ ...cutoff, inside })}
          />
          <LabelField
            label={t('meaning.outside')}
            value={cutoff.outside}
            labels={labels}
            onChange={(outside) => onChange({ ...cutoff, outside })}
          />
        </>
      )}
    </>
  );
}

function emptyCutoff(kind: Kind, labels: readonly Label[], per: number): Cutoff | null {
  const [first, second] = [labels[0]?.value ?? '', labels[1]?.value ?? ''];
  if (kind === 'none') return null;
  return kind === 'threshold'
    ? { type: 'threshold', threshold: per === 100 ? 0.5 : 0, operator: '>=', whenTrue: first, whenFalse: second }
    : { type: 'range', low: 0, high: per === 100 ? 0.5 : 0, inside: first, outside: second };
}
