import type { ReactNode } from 'react';
import { Check } from './Glyph.tsx';
import css from './Popover.module.css';

export type OptionsProps<T extends string> = {
  options: readonly { value: T; label: string }[];
  value: T | null;
  onChange: (value: T) => void;
};

/** A short list to choose from, each a button that says whether it holds. */
export function Options<T extends string>({ options, value, onChange }: OptionsProps<T>): ReactNode {
  return (
    <div className={css['options']}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={css['option']}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.value === value && <Check />}
        </button>
      ))}
    </div>
  );
}
