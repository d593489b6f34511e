import type { ReactNode } from 'react';
import css from './Stepper.module.css';

export type StepperProps = {
  label: string;
  steps: readonly string[];
  current: number;
  /** The furthest step that may be opened again. */
  reached: number;
  onOpen: (step: number) => void;
};

export function Stepper({ label, steps, current, reached, onOpen }: StepperProps): ReactNode {
  return (
    <ol className={css['stepper']} aria-label={label}>
      {steps.map((name, index) => {
        const state = index === current ? css['current'] : index <= reached ? css['done'] : '';
        const inside = (
          <>
            <span className={css['disc']}>{index + 1}</span>
            {name}
          </>
        );
        return (
          <li key={name} className={`${css['step']} ${state}`} aria-current={index === current ? 'step' : undefined}>
            {index <= reached && index !== current ? (
              <button type="button" className={css['name']} onClick={() => onOpen(index)}>
                {inside}
              </button>
            ) : (
              <span className={css['name']}>{inside}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
