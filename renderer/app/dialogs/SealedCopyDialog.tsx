import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { closeDialog } from '#renderer/state/dialogs.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { saveCopy } from '#renderer/project/actions.ts';

/** A copy that nobody opens without its passphrase, which nobody can find again. */
export function SealedCopyDialog(): ReactNode {
  const { t } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== passphrase;
  const off =
    passphrase === '' ? t('dialogs.passphraseNeeded') : again !== passphrase ? t('dialogs.passphraseTwice') : null;
  const save = (): void => {
    if (off !== null) return;
    closeDialog();
    void saveCopy(passphrase);
  };
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('dialogs.showPassphrase') } };
  return (
    <Dialog
      title={t('dialogs.sealedCopy')}
      lead={t('dialogs.sealedCopyLead')}
      onClose={closeDialog}
      onSubmit={save}
      foot={<DialogFoot submit={t('dialogs.chooseWhere')} off={off} onLeave={closeDialog} />}
    >
      <PasswordInput
        label={t('dialogs.passphrase')}
        value={passphrase}
        autoComplete="new-password"
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        {...toggle}
      />
      <PasswordInput
        label={t('dialogs.passphraseAgain')}
        value={again}
        autoComplete="new-password"
        error={differs ? t('dialogs.passphraseDiffers') : null}
        onChange={(event) => setAgain(event.currentTarget.value)}
        {...toggle}
      />
    </Dialog>
  );
}
