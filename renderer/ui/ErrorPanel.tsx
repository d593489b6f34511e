import type { ReactNode } from 'react';
import { errorWords } from '#renderer/api/errors.ts';
import { useWords } from '#renderer/words/use-words.ts';
import type from './type.module.css';
import css from './States.module.css';

/** File, place, what was expected, what to do; a line against at the left. */
export function ErrorPanel({ error, children }: { error: unknown; children?: ReactNode }): ReactNode {
  const words = useWords();
  const { say, advice } = errorWords(error, words);
  return (
    <section role="alert" className={`${css['state']} ${css['error']}`}>
      <h2 className={type['finding']}>{say}</h2>
      <p className={css['account']}>{advice}</p>
      {children !== undefined && <div className={css['links']}>{children}</div>}
    </section>
  );
}
