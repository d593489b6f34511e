import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { client } from '#renderer/api/client.ts';
import { currentSummary, keepSummary } from '#renderer/api/use-project.ts';
import { closeDialog } from '#renderer/state/dialogs.ts';
import { remember } from '#renderer/state/history.ts';
import { say } from '#renderer/state/toasts.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { useWords } from '#renderer/words/use-words.ts';

export function RenameDialog(): ReactNode {
  const { t } = useWords();
  const summary = currentSummary();
  const [name, setName] = useState(summary?.name ?? '');
  const [error, setError] = useState<unknown>(null);
  const trimmed = name.trim();
  const rename = async (to: string): Promise<void> => {
    if (summary === null) return;
    keepSummary(await client.call('project.rename', { project: summary.id, name: to, language: summary.language }));
  };
  const save = async (): Promise<void> => {
    if (summary === null || trimmed === '') return;
    try {
      await rename(trimmed);
      remember({ undo: () => void rename(summary.name), redo: () => void rename(trimmed) });
      closeDialog();
      say(t('dialogs.renamed', { name: trimmed }), () => void rename(summary.name));
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <Dialog
      title={t('dialogs.rename')}
      onClose={closeDialog}
      onSubmit={() => void save()}
      foot={
        <DialogFoot
          submit={t('dialogs.renameDo')}
          off={trimmed === '' ? t('dialogs.nameNeeded') : null}
          onLeave={closeDialog}
        />
      }
    >
      <TextInput
        label={t('dialogs.projectName')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {error !== null && <ErrorPanel error={error} />}
    </Dialog>
  );
}
