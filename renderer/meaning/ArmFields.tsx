import type { ReactNode } from 'react';
import type { Meaning } from '#shared/mapping/recipe.ts';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { LabelField } from './LabelField.tsx';
import type { Label } from './labels.ts';

type Arms = NonNullable<Meaning['arms']>;

export type ArmFieldsProps = {
  arms: Arms | null;
  labels: readonly Label[];
  onChange: (arms: Arms) => void;
};

/** Which group follows the model, which one is compared with, and how many were meant to follow it. */
export function ArmFields({ arms, labels, onChange }: ArmFieldsProps): ReactNode {
  const { t } = useWords();
  const now: Arms = arms ?? { treatment: '', control: '', expectedShareTreatment: null };
  const share = now.expectedShareTreatment;
  const follow = (treatment: string): void => {
    const other = labels.find((one) => one.value !== treatment);
    const isTaken = now.control === '' || now.control === treatment;
    onChange({ ...now, treatment, control: isTaken ? (other?.value ?? '') : now.control });
  };
  return (
    <>
      <LabelField label={t('meaning.treatment')} value={now.treatment} labels={labels} onChange={follow} />
      <LabelField
        label={t('meaning.control')}
        value={now.control}
        labels={labels}
        onChange={(control) => onChange({ ...now, control })}
      />
      <NumberField
        label={t('meaning.plannedShare')}
        unit="%"
        width={150}
        value={share === null ? null : Math.round(share * 1e4) / 100}
        accepts={(percent) => percent > 0 && percent < 100}
        expected={t('meaning.shareExpected')}
        onChange={(percent) => onChange({ ...now, expectedShareTreatment: percent === null ? null : percent / 100 })}
      />
    </>
  );
}
