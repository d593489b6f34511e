import type { ReactNode } from 'react';
import { Link } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './CaseHead.module.css';

type Props = {
  /** What the list is narrowed to; null where it is not, or where the case is not one of it. */
  list: string | null;
  /** The case that is open; null on the list itself. */
  id: string | null;
};

/** Where one is: all cases, what the list of them is narrowed to, the case. */
export function CasesPath({ list, id }: Props): ReactNode {
  const { t } = useWords();
  return (
    <nav aria-label={t('case.path')} className={css['path']}>
      {id === null ? (
        <span>{t('pages.cases')}</span>
      ) : (
        <Link to={{ place: 'cases', tab: null }}>{t('pages.cases')}</Link>
      )}
      {list !== null && (
        <>
          <span aria-hidden="true">/</span>
          <span {...(id === null ? { 'aria-current': 'page' } : {})}>{list}</span>
        </>
      )}
      {id !== null && (
        <>
          <span aria-hidden="true">/</span>
          <span aria-current="page">{id}</span>
        </>
      )}
    </nav>
  );
}
