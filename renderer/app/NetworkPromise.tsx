import type { ReactNode } from 'react';
import { useBlockedRequests } from '#renderer/api/network-watch.ts';
import { useAbout } from '#renderer/api/use-about.ts';
import { useWords } from '#renderer/words/use-words.ts';

/** The promise and its proof: connections the host counted, and requests the page was refused. */
export function NetworkPromise(): ReactNode {
  const { t } = useWords();
  const about = useAbout();
  const blocked = useBlockedRequests((state) => state.count);
  const requests = (about?.networkConnections ?? 0) + blocked;
  return (
    <p>
      {t('shell.promise')} <br />
      {t('shell.requests', { requests })}
    </p>
  );
}
