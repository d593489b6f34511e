import type { ReactNode } from 'react';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { Link } from './Link.tsx';

/** "Cannot tell" is an answer: a sentence in normal ink, with the way to what only a person can say. */
export function CannotTell({ figure }: { figure: NotEstimable }): ReactNode {
  const { t } = useWords();
  return (
    <p>
      {t(`estimates.${figure.reason}`, { needed: figure.needed ?? '' })}
      {figure.reason === 'POSITIVE_CLASS_UNKNOWN' && (
        <>
          {' '}
          <Link to={{ place: 'data', tab: 'meaning' }}>{t('ui.sayIt')}</Link>
        </>
      )}
    </p>
  );
}
