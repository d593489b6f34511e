import { useId } from 'react';
import type { ReactNode } from 'react';
import { Choice } from '#renderer/ui/Choice.tsx';
import css from './Model.module.css';

export type FactListProps = {
  label: string;
  facts: readonly { name: string; label: string }[];
  chosen: string | null;
  onChange: (name: string) => void;
};

/** More than these do not fit beside a figure. */
const LISTED = 24;

/** The facts of a model, one of them chosen; arrow keys go from one to the next. */
export function FactList({ label, facts, chosen, onChange }: FactListProps): ReactNode {
  const name = useId();
  if (facts.length > LISTED)
    return (
      <Choice
        label={label}
        value={chosen}
        searchable
        options={facts.map((fact) => ({ value: fact.name, label: fact.label }))}
        onChange={onChange}
      />
    );
  return (
    <fieldset className={css['facts']}>
      <legend>{label}</legend>
      {facts.map((fact) => (
        <label key={fact.name} className={css['fact']}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={fact.name === chosen}
            onChange={() => onChange(fact.name)}
          />
          <span>{fact.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
