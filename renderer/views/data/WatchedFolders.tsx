import { useState } from 'react';
import type { ReactNode } from 'react';
import { AppError } from '#shared/domain/app-error.ts';
import type { ErrorCode } from '#shared/domain/app-error.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Watched } from '#shared/contract/watch.ts';
import { pickFiles } from '#renderer/api/choose-files.ts';
import { client } from '#renderer/api/client.ts';
import { errorWords } from '#renderer/api/errors.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Data.module.css';

/** Folders whose new files are imported by themselves while the window is open. */
export function WatchedFolders({ project }: { project: ProjectSummary }): ReactNode {
  const { t } = useWords();
  const listed = useCall('watch.list', { project: project.id }, project.state);
  const [error, setError] = useState<Error | null>(null);
  const watches = listed.result?.watches ?? [];
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setError(null);
    try {
      await work();
      await refreshSummary(project.id);
      listed.again();
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
    }
  };
  const add = async (): Promise<void> => {
    const [entry] = await pickFiles({ kind: 'log', multiple: false, folder: true });
    if (entry !== undefined)
      await attempt(() => client.stream('watch.add', { project: project.id, folder: entry.grant }));
  };
  return (
    <section className={css['figure']} aria-label={t('data.watch.title')}>
      <h2 className={type['panelTitle']}>{t('data.watch.title')}</h2>
      <p className={css['watchText']}>{t(watches.length === 0 ? 'data.watch.none' : 'data.watch.some')}</p>
      {watches.map((one) => (
        <Folder
          key={one.id}
          watch={one}
          onRemove={
            project.readOnly
              ? null
              : () => void attempt(() => client.call('watch.remove', { project: project.id, id: one.id }))
          }
        />
      ))}
      {error !== null && <ErrorPanel error={error} />}
      <Button onClick={() => void add()} off={project.readOnly ? t('data.readOnly') : null} reasonBelow>
        {t('data.watch.add')}
      </Button>
    </section>
  );
}

function Folder({ watch, onRemove }: { watch: Watched; onRemove: (() => void) | null }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { folder, here, failed } = watch;
  return (
    <div className={css['watch']}>
      <p>
        <strong>{folder}</strong>{' '}
        <Badge shape={here ? 'proven' : 'missing'}>{t(here ? 'data.watch.here' : 'data.watch.absent')}</Badge>{' '}
        {onRemove !== null && (
          <LinkButton onClick={onRemove} label={t('data.watch.removeOf', { folder })}>
            {t('data.watch.remove')}
          </LinkButton>
        )}
      </p>
      {!here && <p className={type['note']}>{t('data.watch.absentText')}</p>}
      {failed.map(({ file, code, details }) => {
        const told = errorWords(new AppError(code as ErrorCode, file, details as AppError['details']), words);
        return (
          <p key={file} className={type['note']}>
            {t('data.watch.failed', { file })} {told.say} {told.advice}
          </p>
        );
      })}
    </div>
  );
}
