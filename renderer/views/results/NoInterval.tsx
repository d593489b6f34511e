import type { ReactNode } from 'react';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { noIntervalSentences } from './no-interval-words.ts';
import css from './Results.module.css';

/** Why measures have no interval, once for each reason. */
export function NoInterval(props: { rows: Parameters<typeof noIntervalSentences>[0] }): ReactNode {
  return noIntervalSentences(props.rows, useWords()).map((sentence) => (
    <p key={sentence} className={`${type['note']} ${css['more']}`}>
      {sentence}
    </p>
  ));
}
