import type { ReactNode } from 'react';
import type { Asked } from '#renderer/api/use-stream.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { ErrorPanel } from './ErrorPanel.tsx';
import { LinkButton } from './Link.tsx';
import { Loading } from './Loading.tsx';
import type from './type.module.css';

export type PanelProps<T> = { asked: Asked<T>; what?: string; children: (result: T) => ReactNode };

/** The states of a question, always drawn: waiting, stopped, failed, ready. A former answer stays at full strength. */
export function Panel<T>({ asked, what, children }: PanelProps<T>): ReactNode {
  const { t } = useWords();
  const again = <LinkButton onClick={asked.again}>{t('ui.again')}</LinkButton>;
  if (asked.error !== null && asked.result === null) return <ErrorPanel error={asked.error}>{again}</ErrorPanel>;
  if (asked.result !== null)
    return (
      <>
        {asked.isUpdating && (
          <p className={type['note']} role="status">
            {t('ui.updating')}
          </p>
        )}
        {asked.error !== null && <ErrorPanel error={asked.error}>{again}</ErrorPanel>}
        {children(asked.result)}
      </>
    );
  if (asked.isStopped)
    return (
      <p>
        {t('ui.stopped')} {again}
      </p>
    );
  return <Loading progress={asked.progress} onCancel={asked.cancel} {...(what === undefined ? {} : { what })} />;
}
