import type { ReactNode } from 'react';
import type { Progress } from '#shared/contract/procedure.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { LinkButton } from './Link.tsx';
import css from './States.module.css';

export type LoadingProps = { progress: Progress | null; what?: string; onCancel?: () => void };

/** After 300 ms: what is being done, how far, and Cancel. */
export function Loading({ progress, what, onCancel }: LoadingProps): ReactNode {
  const { t, has, format } = useWords();
  const stage = progress === null ? null : has(`stages.${progress.stage}`) ? t(`stages.${progress.stage}`) : null;
  const counted = progress !== null && progress.total !== null && progress.total > 0;
  const count =
    progress === null || progress.done === 0
      ? ''
      : counted
        ? t('ui.loading.of', { done: format.integer(progress.done), total: format.integer(progress.total ?? 0) })
        : t('ui.loading.done', { done: format.integer(progress.done) });
  const share = counted ? Math.min(1, progress.done / (progress.total ?? 1)) : null;
  return (
    <div className={css['loading']}>
      <p className={css['what']} aria-live="polite">
        {what ?? stage ?? t('ui.loading.reading')}
      </p>
      <p className={css['count']}>{[what === undefined ? '' : stage, count].filter((part) => part).join(', ')}</p>
      <div
        className={css['track']}
        role="progressbar"
        aria-label={what ?? stage ?? t('ui.loading.reading')}
        {...(share === null
          ? {}
          : { 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 })}
      >
        <div
          className={`${css['fill']} ${share === null ? css['unknown'] : ''}`}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
      {onCancel !== undefined && <LinkButton onClick={onCancel}>{t('ui.cancel')}</LinkButton>}
    </div>
  );
}
