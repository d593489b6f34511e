import { useId } from 'react';
import type { ReactNode } from 'react';
import css from './Segments.module.css';

export type SegmentsProps<T extends string> = {
  legend: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
};

export function Segments<T extends string>({ legend, options, value, onChange }: SegmentsProps<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className={css['segments']}>
      <legend className="visually-hidden">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={css['segment']}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span data-text={option.label}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
