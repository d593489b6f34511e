import { useId } from 'react';
import type { ReactNode } from 'react';
import css from './Segments.module.css';

export type SegmentsProps<T extends string> = {
  legend: string;
  options: readonly { value: T; label: string }[];
  /** Null while nothing was chosen. */
  value: T | null;
  onChange: (value: T) => void;
  /** In a form: the legend is drawn above, and the height is that of a field. */
  isField?: boolean;
};

export function Segments<T extends string>(props: SegmentsProps<T>): ReactNode {
  const { legend, options, value, onChange, isField = false } = props;
  const name = useId();
  return (
    <fieldset className={css['field']}>
      <legend className={isField ? css['label'] : 'visually-hidden'}>{legend}</legend>
      <div className={`${css['segments']} ${isField ? css['tall'] : ''}`}>
        {options.map((option) => (
          <label key={option.value} className={css['segment']}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span data-text={option.label}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
