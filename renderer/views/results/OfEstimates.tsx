import type { ReactNode } from 'react';
import { Empty } from '#renderer/ui/Empty.tsx';
import { Link } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';

/** What a tab about an announced outcome says of a model that estimates a quantity: where that one is judged. */
export function OfEstimates(): ReactNode {
  const { t } = useWords();
  return (
    <Empty
      title={t('results.estimates.title')}
      link={
        <>
          <Link to={{ place: 'results', tab: 'quality' }}>{t('results.estimates.quality')}</Link>
          <Link to={{ place: 'results', tab: 'time' }}>{t('results.estimates.time')}</Link>
        </>
      }
    >
      {t('results.estimates.text')}
    </Empty>
  );
}
