import type { ReactNode } from 'react';
import { Cross } from './Glyph.tsx';
import css from './Chip.module.css';

/** A filter that holds, with a removal control that says what it removes. */
export function FilterChip(props: { children: ReactNode; removeLabel: string; onRemove: () => void }): ReactNode {
  return (
    <span className={css['chip']}>
      <span className={css['text']}>{props.children}</span>
      <button type="button" className={css['remove']} aria-label={props.removeLabel} onClick={props.onRemove}>
        <Cross />
      </button>
    </span>
  );
}
