import type { ReactNode } from 'react';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { useWords } from '#renderer/words/use-words.ts';

/** "Cannot tell" is an answer: a sentence in normal ink. */
export function CannotTell({ figure }: { figure: NotEstimable }): ReactNode {
  const { t } = useWords();
  return <p>{t(`estimates.${figure.reason}`, { needed: figure.needed ?? '' })}</p>;
}
