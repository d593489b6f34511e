import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { EXPORT_FORMATS } from '#shared/contract/cohorts.ts';
import type { CasesAsked, CohortCount } from '#shared/contract/cohorts.ts';
import { isKnownCohort } from '#shared/domain/cohort.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { isEverything } from '#shared/domain/selection.ts';
import { chooseList } from '#renderer/state/cases-list.ts';
import { saveTarget } from '#renderer/api/choose-files.ts';
import { client } from '#renderer/api/client.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { say as toast } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import type { Sort } from '#renderer/ui/table-types.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Cases.module.css';

type Props = {
  project: ProjectSummary;
  asked: CasesAsked;
  sort: Sort | null;
  total: number | null;
  /** The cohort that is listed, when it is one that somebody saved. */
  saved: CohortCount | null;
  /** What was searched for is part of the cohort then. */
  onKept: () => void;
};

/** What can be done with the cases of the list: keep how they are found, write them to a file. */
export function CasesActions(props: Props): ReactNode {
  const { project, asked, saved } = props;
  const { t } = useWords();
  const [open, setOpen] = useState<'keep' | 'export' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const close = (): void => setOpen(null);
  const isPlain = isEverything(asked.selection) && asked.cohort === undefined && asked.search === undefined;
  const remove = async (id: string, name: string): Promise<void> => {
    try {
      await client.call('cohorts.remove', { project: project.id, id });
      chooseList(project.id, { cohort: null });
      await refreshSummary(project.id);
      toast(t('cases.removed', { name }));
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <>
      {!project.readOnly && (
        <Button off={isPlain ? t('cases.keepNothing') : null} onClick={() => setOpen('keep')} reasonBelow>
          {t('cases.keep')}
        </Button>
      )}
      <Button onClick={() => setOpen('export')}>{t('cases.export')}</Button>
      {saved !== null && !project.readOnly && (
        <Button kind="quiet" onClick={() => void remove(saved.id, saved.name ?? '')}>
          {t('cases.remove')}
        </Button>
      )}
      {error !== null && <ErrorPanel error={error} />}
      {open === 'keep' && <KeepDialog {...props} onClose={close} />}
      {open === 'export' && <ExportDialog {...props} onClose={close} />}
    </>
  );
}

type DialogProps = Props & { onClose: () => void };

function KeepDialog({ project, asked, onKept, onClose }: DialogProps): ReactNode {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>(null);
  const { cohort, ...found } = asked;
  const keep = async (): Promise<void> => {
    if (name.trim() === '') return;
    try {
      const known = cohort !== undefined && isKnownCohort(cohort) ? { cohort } : {};
      const { cohorts } = await client.call('cohorts.save', { project: project.id, name, note, ...found, ...known });
      await refreshSummary(project.id);
      chooseList(project.id, { cohort: cohorts.at(-1)?.id ?? null, lookIn: null });
      onKept();
      toast(t('cases.kept', { name: name.trim() }));
      onClose();
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <Dialog
      title={t('cases.keepTitle')}
      lead={t('cases.keepLead')}
      onClose={onClose}
      onSubmit={() => void keep()}
      foot={
        <DialogFoot
          submit={t('cases.keep')}
          off={name.trim() === '' ? t('dialogs.nameNeeded') : null}
          onLeave={onClose}
        />
      }
    >
      <TextInput
        label={t('cases.cohortName')}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t('cases.cohortNote')}
        value={note}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {error !== null && <ErrorPanel error={error} />}
    </Dialog>
  );
}

type Format = (typeof EXPORT_FORMATS)[number];

function ExportDialog({ project, asked, sort, total, onClose }: DialogProps): ReactNode {
  const { t } = useWords();
  const { run, cancel, isRunning, progress, error } = useRun('cases.export');
  const [format, setFormat] = useState<Format>('xlsx');
  const [identified, setIdentified] = useState(false);
  const write = async (): Promise<void> => {
    const extension = format === 'excel' || format === 'machine' ? 'csv' : format;
    const name = t('cases.fileName', { project: project.name });
    const target = await saveTarget({ name, extension });
    if (target === null) return;
    const input = { project: project.id, ...asked, ...(sort === null ? {} : { sort }), target, format, identified };
    const written = await run(input);
    if (written === null) return;
    await refreshSummary(project.id);
    toast(
      [
        t('cohorts.written', { count: written.rows, file: `${name}.${extension}` }),
        ...(written.left.length === 0
          ? []
          : [t('cohorts.left', { count: written.left.length, columns: written.left.join(', ') })]),
      ].join(' '),
    );
    onClose();
  };
  return (
    <Dialog
      title={t('cases.exportTitle', { count: total ?? 0 })}
      lead={t('cases.exportLead')}
      onClose={onClose}
      onSubmit={() => void write()}
      foot={<DialogFoot submit={t('cases.exportDo')} off={isRunning ? t('ui.underWay') : null} onLeave={onClose} />}
    >
      <Segments
        legend={t('cases.format')}
        isField
        options={EXPORT_FORMATS.map((value) => ({ value, label: t(`cases.formats.${value}`) }))}
        value={format}
        onChange={setFormat}
      />
      <label className={css['check']}>
        <input
          type="checkbox"
          checked={identified}
          onChange={(event) => setIdentified(event.currentTarget.checked)}
          aria-describedby="identified-note"
        />
        <span>{t('cases.identified')}</span>
      </label>
      <p id="identified-note">{t('cases.identifiedNote')}</p>
      {isRunning && <Loading progress={progress} onCancel={cancel} />}
      {error !== null && <ErrorPanel error={error} />}
    </Dialog>
  );
}
