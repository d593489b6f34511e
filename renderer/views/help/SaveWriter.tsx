import type { ReactNode } from 'react';
import type { Words } from '#shared/words/words.ts';
import { saveTarget } from '#renderer/api/choose-files.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { say } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';

/** Hands out the program with which a data scientist writes a bundle. */
export function SaveWriter({ t }: Pick<Words, 't'>): ReactNode {
  const { run, error } = useRun('bundle.writer');
  const write = async (): Promise<void> => {
    const target = await saveTarget({ name: 'tribune_bundle.py', extension: 'py' });
    if (target === null) return;
    const result = await run({ target });
    if (result !== null) say(t('help.bundles.written', { bytes: result.bytes }));
  };
  return (
    <>
      {error !== null && <ErrorPanel error={error} />}
      <p>
        <Button onClick={() => void write()}>{t('help.bundles.writer')}</Button>
      </p>
    </>
  );
}
