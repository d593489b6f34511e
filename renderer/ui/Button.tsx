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
  const isOff = off !== null;
  // The same button whether it does something or not: a press that leaves nothing to do keeps the focus.
  return (
    <span className={css[isOff ? 'wrap' : 'bare']}>
      <button
        type={isOff ? 'button' : type}
        className={`${css['button']} ${css[isOff ? 'off' : kind]}`}
        onClick={isOff ? undefined : onClick}
        aria-label={label}
        data-autofocus={isOff ? undefined : autoFocus}
        {...(isOff ? { 'aria-disabled': true, 'aria-describedby': reasonId } : {})}
      >
        {children}
      </button>
      {isOff && (
        <span id={reasonId} className={`${css['reason']} ${props.reasonBelow === true ? css['below'] : ''}`}>
          {off}
        </span>
      )}
    </span>
  );
}
