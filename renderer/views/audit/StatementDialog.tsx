import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FileEntry } from '#shared/contract/files.ts';
import { pickFiles } from '#renderer/api/choose-files.ts';
import { client } from '#renderer/api/client.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { changePreferences } from '#renderer/state/change-preferences.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Audit.module.css';

const SHORTEST = 20;

/** What somebody states about a test that the project cannot show by itself, with the files that prove it. */
export function StatementDialog(props: { project: string; test: string; onClose: () => void }): ReactNode {
  const { project, test, onClose } = props;
  const { t } = useWords();
  const [by, setBy] = useState(usePreferences((preferences) => preferences.name));
  const [text, setText] = useState('');
  const [isAutomated, setAutomated] = useState(false);
  const [files, setFiles] = useState<FileEntry[]>([]);
  const [error, setError] = useState<Error | null>(null);
  const off =
    by.trim() === ''
      ? t('challenge.missing.by')
      : text.trim().length < SHORTEST
        ? t('audit.readiness.textNeeded', { count: SHORTEST })
        : null;
  const save = async (): Promise<void> => {
    changePreferences({ name: by.trim() });
    const attachments = files.map(({ grant }) => grant);
    try {
      await client.call('readiness.state', { project, test, by, text, automated: isAutomated, attachments });
      await refreshSummary(project);
      onClose();
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
    }
  };
  return (
    <Dialog
      title={t(`readiness.tests.${test}`)}
      lead={t('audit.readiness.stateLead')}
      onClose={onClose}
      wide
      onSubmit={() => {
        if (off === null) void save();
      }}
      foot={<DialogFoot submit={t('audit.readiness.keep')} off={off} onLeave={onClose} />}
    >
      <div className={css['stack']}>
        <TextInput
          label={t('challenge.by')}
          value={by}
          maxLength={200}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <Textarea
          label={t('audit.readiness.text')}
          value={text}
          rows={4}
          maxLength={5000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p>
          <Button onClick={() => void pickFiles({ kind: 'any', multiple: true, folder: false }).then(setFiles)}>
            {t('audit.readiness.attach')}
          </Button>{' '}
          {files.map(({ name }) => name).join(', ')}
        </p>
        <label className={css['check']}>
          <input
            type="checkbox"
            checked={isAutomated}
            onChange={(event) => setAutomated(event.currentTarget.checked)}
          />
          {t('audit.readiness.automated')}
        </label>
        {error !== null && <ErrorPanel error={error} />}
      </div>
    </Dialog>
  );
}
