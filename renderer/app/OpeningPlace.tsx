import type { ReactNode } from 'react';
import { forgetOpening, useOpening } from '#renderer/state/opening.ts';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Shell.module.css';

/** Opening, copying or sealing a project: where it stands, or why it failed. Above the page, which stays. */
export function OpeningPlace(): ReactNode {
  const { t } = useWords();
  const { isRunning, progress, error, cancel } = useOpening();
  if (!isRunning && error === null) return null;
  return (
    <div className={css['opening']}>
      {isRunning ? (
        <Loading progress={progress} onCancel={cancel} />
      ) : (
        <ErrorPanel error={error}>
          <LinkButton onClick={forgetOpening}>{t('ui.dismiss')}</LinkButton>
        </ErrorPanel>
      )}
    </div>
  );
}
