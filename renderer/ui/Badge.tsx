import type { ReactNode } from 'react';
import css from './Badge.module.css';

export type Shape = 'act' | 'watch' | 'holds' | 'know' | 'proven' | 'logged' | 'missing' | 'ask';

/** A 9 px disc and a word. The shape repeats the word for the eye, never the colour alone. */
export function Badge({ shape, children }: { shape: Shape; children: ReactNode }): ReactNode {
  return (
    <span className={css['badge']}>
      <Dot shape={shape} />
      <span>{children}</span>
    </span>
  );
}

export function Dot({ shape }: { shape: Shape }): ReactNode {
  return (
    <svg className={css['shape']} viewBox="0 0 9 9" aria-hidden="true">
      {shape === 'act' && <circle className={css['act']} cx="4.5" cy="4.5" r="4" />}
      {shape === 'proven' && <circle className={css['plain']} cx="4.5" cy="4.5" r="4" />}
      {(shape === 'watch' || shape === 'ask') && (
        <>
          <circle className={css['hollow']} cx="4.5" cy="4.5" r="4" />
          <path className={css['plain']} d="M4.5 0.5 a4 4 0 0 0 0 8 z" />
        </>
      )}
      {(shape === 'holds' || shape === 'logged') && <circle className={css['hollow']} cx="4.5" cy="4.5" r="4" />}
      {shape === 'missing' && <circle className={css['hollow']} cx="4.5" cy="4.5" r="4" strokeDasharray="2 1.6" />}
      {shape === 'know' && <path className={css['hollow']} d="M0.5 4.5 h8" />}
    </svg>
  );
}
