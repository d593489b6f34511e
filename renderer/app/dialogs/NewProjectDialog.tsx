import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FileEntry } from '#shared/contract/files.ts';
import { client } from '#renderer/api/client.ts';
import { saveTarget } from '#renderer/api/choose-files.ts';
import { nativeHost } from '#renderer/api/host.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { closeDialog } from '#renderer/state/dialogs.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { bring, bringIn } from '#renderer/project/actions.ts';
import { projectNameOf } from '#renderer/project/arrival.ts';

type Target = { grant: string; name: string; folder: string };

/** A project is one file on this computer: a name, a place, then the files go in. */
export function NewProjectDialog({ files }: { files: FileEntry[] }): ReactNode {
  const { t } = useWords();
  const language = usePreferences((preferences) => preferences.language);
  const [name, setName] = useState(projectNameOf(files.find((file) => file.kind !== 'bundle')?.name ?? ''));
  const [chosen, setChosen] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const { run, isRunning, error, clear } = useRun('project.create');
  const trimmed = name.trim();
  const create = async (): Promise<void> => {
    setTrouble(null);
    try {
      const target = chosen ?? (await usualTarget(trimmed))?.grant ?? (await askTarget(trimmed));
      if (target === null) return;
      const summary = await run({ target, name: trimmed, language });
      if (summary === null) return;
      closeDialog();
      if ((await bring(() => client.call('project.summary', { project: summary.id }))) !== null) bringIn(files);
    } catch (fault) {
      setTrouble(fault);
    }
  };
  const choose = async (): Promise<void> => {
    clear();
    const target = await askTarget(trimmed);
    if (target !== null) setChosen(target);
  };
  return (
    <Dialog
      title={t('dialogs.newProject')}
      lead={t('dialogs.newProjectLead')}
      onClose={closeDialog}
      onSubmit={() => void create()}
      foot={
        <DialogFoot
          submit={t('dialogs.createDo')}
          off={isRunning ? t('ui.underWay') : trimmed === '' ? t('dialogs.nameNeeded') : null}
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
      <p>
        {t(chosen === null ? 'dialogs.usualPlace' : 'dialogs.chosenPlace')}{' '}
        <LinkButton onClick={() => void choose()}>{t('dialogs.otherPlace')}</LinkButton>
      </p>
      {(error ?? trouble) !== null && <ErrorPanel error={error ?? trouble} />}
    </Dialog>
  );
}

function askTarget(name: string): Promise<string | null> {
  return saveTarget({ name, extension: 'tribune' });
}

/** Documents, else the person's own folder, under a name that is free; none where the native window asks itself. */
async function usualTarget(name: string): Promise<Target | null> {
  if (nativeHost() !== null) return null;
  const { places } = await client.call('files.places', {});
  const folder = places.find((place) => place.key === 'documents') ?? places.find((place) => place.key === 'home');
  if (folder === undefined) return null;
  for (let copy = 1; copy < 100; copy += 1) {
    const wanted = copy === 1 ? name : `${name} ${copy}`;
    const target = await client.call('files.target', { folder: folder.grant, name: wanted, extension: 'tribune' });
    if (!target.exists) return { grant: target.grant, name: target.name, folder: folder.name };
  }
  return null;
}
