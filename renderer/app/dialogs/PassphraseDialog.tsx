import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { client } from '#renderer/api/client.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { closeDialog } from '#renderer/state/dialogs.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { bring } from '#renderer/project/actions.ts';

export function PassphraseDialog({ grant, name }: { grant: string; name: string }): ReactNode {
  const { t } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const { run, cancel, isRunning, progress, error } = useRun('project.open');
  const open = async (): Promise<void> => {
    const summary = await run({ grant, passphrase });
    if (summary === null) return;
    closeDialog();
    await bring(() => client.call('project.summary', { project: summary.id }));
  };
  return (
    <Dialog
      title={t('dialogs.unseal', { name })}
      lead={t('dialogs.unsealLead')}
      onClose={closeDialog}
      onSubmit={() => void open()}
      foot={
        <DialogFoot
          submit={t('dialogs.unsealDo')}
          off={isRunning ? t('ui.underWay') : passphrase === '' ? t('dialogs.passphraseNeeded') : null}
          onLeave={isRunning ? cancel : closeDialog}
        />
      }
    >
      <PasswordInput
        label={t('dialogs.passphrase')}
        value={passphrase}
        autoComplete="off"
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('dialogs.showPassphrase') }}
      />
      {isRunning && <Loading progress={progress} />}
      {error !== null && <ErrorPanel error={error} />}
    </Dialog>
  );
}
