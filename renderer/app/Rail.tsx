import type { MouseEvent, ReactNode } from 'react';
import { PAGES } from '#shared/domain/finding.ts';
import type { PageId } from '#shared/domain/finding.ts';
import { navigate, useRoute } from '#renderer/state/location.ts';
import { formatHash } from '#renderer/state/route.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { NetworkPromise } from './NetworkPromise.tsx';
import css from './Rail.module.css';

export function Rail(): ReactNode {
  const { t } = useWords();
  return (
    <nav aria-label={t('shell.pages')} className={css['rail']}>
      <span className={css['name']}>Tribune</span>
      <div className={css['pages']}>
        <PageLinks />
      </div>
      <div className={css['foot']}>
        <NetworkPromise />
      </div>
    </nav>
  );
}

export function PageLinks({ onFollow }: { onFollow?: () => void }): ReactNode {
  const { t } = useWords();
  const route = useRoute();
  const current: PageId | null =
    route.place === 'import' ? 'data' : (PAGES.find((page) => page === route.place) ?? null);
  const follow = (event: MouseEvent, page: PageId): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate({ place: page, tab: null });
    onFollow?.();
  };
  return (
    <ul>
      {PAGES.map((page) => (
        <li key={page}>
          <a
            className={css['page']}
            href={formatHash({ place: page, tab: null, selection: route.selection })}
            aria-current={page === current ? 'page' : undefined}
            onClick={(event) => follow(event, page)}
          >
            {t(`pages.${page}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}
