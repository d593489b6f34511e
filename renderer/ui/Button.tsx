import { useId } from 'react';
import type { ReactNode } from 'react';
import css from './Button.module.css';

export type ButtonProps = {
  children: ReactNode;
  onClick?: () => void;
  kind?: 'primary' | 'secondary' | 'quiet';
  /** Why it does nothing now: shown on focus and hover. The button stays reachable, so that the reason can be read. */
  off?: string | null | undefined;
  reasonBelow?: boolean;
  type?: 'button' | 'submit';
  autoFocus?: boolean;
  label?: string;
};

export function Button(props: ButtonProps): ReactNode {
  const { children, onClick, kind = 'secondary', off = null, type = 'button', autoFocus, label } = props;
  const reasonId = useId();
  if (off === null)
    return (
      <button
        type={type}
        className={`${css['button']} ${css[kind]}`}
        onClick={onClick}
        aria-label={label}
        data-autofocus={autoFocus}
      >
        {children}
      </button>
    );
  return (
    <span className={css['wrap']}>
      <button
        type="button"
        aria-disabled="true"
        aria-describedby={reasonId}
        aria-label={label}
        className={`${css['button']} ${css['off']}`}
      >
        {children}
      </button>
      <span id={reasonId} className={`${css['reason']} ${props.reasonBelow === true ? css['below'] : ''}`}>
        {off}
      </span>
    </span>
  );
}
