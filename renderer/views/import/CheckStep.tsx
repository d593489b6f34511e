import type { ReactNode } from 'react';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { CheckReport } from './CheckReport.tsx';
import type { Check } from './use-check.ts';

/** What the import would do, before anything is final. */
export function CheckStep({ check }: { check: Check }): ReactNode {
  const { t } = useWords();
  const again = <LinkButton onClick={() => void check.start()}>{t('ui.again')}</LinkButton>;
  return (
    <>
      {check.error !== null && <ErrorPanel error={check.error}>{again}</ErrorPanel>}
      {check.isRunning && <Loading progress={check.progress} onCancel={check.cancel} />}
      {!check.isRunning && check.error === null && check.report === null && (
        <p>
          {t('ui.stopped')} {again}
        </p>
      )}
      {check.report !== null && <CheckReport report={check.report} />}
    </>
  );
}
