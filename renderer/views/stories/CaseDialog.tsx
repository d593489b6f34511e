import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Block } from '#shared/story/schema.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './StoryDialogs.module.css';

type Props = { project: string; onAdd: (block: Block) => void; onClose: () => void };

/** A real case by its identifier; the story knows it by its pseudonym alone. */
export function CaseDialog({ project, onAdd, onClose }: Props): ReactNode {
  const { t } = useWords();
  const [id, setId] = useState('');
  const { run, cancel, isRunning, progress, error } = useRun('stories.block');
  const off = isRunning ? t('ui.underWay') : id.trim() === '' ? t('stories.caseFirst') : null;
  const take = async (): Promise<void> => {
    const block = await run({ project, of: { kind: 'case', case: id.trim() } });
    if (block === null) return;
    onAdd(block);
    onClose();
  };
  return (
    <Dialog
      title={t('stories.partKinds.case')}
      lead={t('about.blockLead.case')}
      onClose={isRunning ? cancel : onClose}
      onSubmit={() => {
        if (off === null) void take();
      }}
      foot={<DialogFoot submit={t('stories.values.take')} off={off} onLeave={isRunning ? cancel : onClose} />}
    >
      <div className={css['stack']}>
        <TextInput
          label={t('stories.caseId')}
          value={id}
          maxLength={2000}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <p className={type['note']}>{t('stories.caseElsewhere')}</p>
        {isRunning && <Loading progress={progress} what={t('stories.caseReading')} />}
        {error !== null && <ErrorPanel error={error} />}
      </div>
    </Dialog>
  );
}
