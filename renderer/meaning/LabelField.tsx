import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Choice } from '#renderer/ui/Choice.tsx';
import type { Label } from './labels.ts';
import css from './Meaning.module.css';

export type LabelFieldProps = {
  label: string;
  value: string | null;
  labels: readonly Label[];
  placeholder?: string;
  onChange: (value: string) => void;
};

/** One of the values that the column is known to take; typed where none is known. */
export function LabelField({ label, value, labels, placeholder, onChange }: LabelFieldProps): ReactNode {
  const known = value === null || value === '' || labels.some((one) => one.value === value);
  const options = known ? [...labels] : [...labels, { value, label: value }];
  return (
    <div className={css['wide']}>
      {options.length > 0 ? (
        <Choice
          label={label}
          value={value === '' ? null : value}
          options={options}
          onChange={onChange}
          searchable={options.length > 8}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      ) : (
        <TextInput label={label} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </div>
  );
}
