import { useEffect } from 'react';
import type { WatchRun } from '#shared/contract/watch.ts';
import { client } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { refreshSummary, useProject } from '#renderer/api/use-project.ts';
import { queryClient } from '#renderer/api/query-client.ts';
import { say } from '#renderer/state/toasts.ts';
import { currentWords } from '#renderer/words/use-words.ts';

/** Network shares tell nobody that a file arrived: somebody has to look. */
const LOOK_EVERY_MS = 3000;

/** While the window is open, new files of watched folders are taken in, and linked logs that changed are counted again. */
export function useWatching(): void {
  const { project } = useProject();
  const id = project?.id ?? null;
  const watches = useCall('watch.list', id === null ? null : { project: id }, project?.state).result?.watches ?? [];
  const hasLinks = project?.sources.some(({ kind }) => kind === 'link') ?? false;
  const isFollowed = project !== null && !project.readOnly && (hasLinks || watches.some(({ here }) => here));
  useEffect(() => {
    if (!isFollowed || id === null) return undefined;
    const controller = new AbortController();
    let timer = 0;
    const next = (): void => {
      timer = window.setTimeout(
        () =>
          void lookOnce(id, controller.signal).finally(() => {
            if (!controller.signal.aborted) next();
          }),
        LOOK_EVERY_MS,
      );
    };
    next();
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [id, isFollowed]);
}

async function lookOnce(project: string, signal: AbortSignal): Promise<void> {
  try {
    const { ready } = await client.call('watch.look', { project }, { signal });
    if (ready === 0) return;
    // Once begun it ends, whichever page is opened meanwhile.
    const done = await client.stream('watch.run', { project });
    await refreshSummary(project);
    await queryClient.invalidateQueries({ queryKey: ['watch.list'] });
    tell(done);
  } catch {
    // A project that was closed meanwhile, or an engine that is going: the next look tells.
  }
}

function tell({ files, links }: WatchRun): void {
  const { t, format } = currentWords();
  const of = (state: string): string[] =>
    files.filter((one) => one.state === state).map(({ file }) => format.quote(file));
  const [imported, failed] = [of('imported'), of('failed')];
  const rows = files.reduce((sum, one) => sum + one.accepted, 0);
  const told = [
    ...(imported.length > 0
      ? [t('data.watch.imported', { count: imported.length, files: format.list(imported), rows })]
      : []),
    ...(failed.length > 0 ? [t('data.watch.notImported', { files: format.list(failed) })] : []),
    ...links.map(({ name, rows: now }) => t('data.watch.linkChanged', { file: name, rows: now })),
  ];
  if (told.length > 0) say(told.join(' '));
}
