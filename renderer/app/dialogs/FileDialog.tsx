import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { FileEntry } from '#shared/contract/files.ts';
import type { PickOptions } from '#renderer/api/host.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { closeDialog } from '#renderer/state/dialogs.ts';
import type { OpenDialog } from '#renderer/state/dialogs.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { mayBeChosen, shownEntries } from './file-choice.ts';
import { FileList } from './FileList.tsx';
import { usePlace } from './use-place.ts';
import { useTarget } from './use-target.ts';
import css from './FileDialog.module.css';

type FilesAsked = Extract<OpenDialog, { kind: 'pick' | 'save' }>;

const EVERYTHING: PickOptions = { kind: 'any', multiple: false, folder: false };

/** Files of this computer, where no native dialog is at hand. Folders and files are named by grants, never by paths. */
export function FileDialog({ dialog }: { dialog: FilesAsked }): ReactNode {
  const { t } = useWords();
  const { places, folder, whenPlaced, goTo, fault } = usePlace();
  const listing = useCall('files.list', folder === null ? null : { folder });
  const [chosen, setChosen] = useState<FileEntry[]>([]);
  const [name, setName] = useState(dialog.kind === 'save' ? dialog.options.name : '');
  const extension = dialog.kind === 'save' ? dialog.options.extension : '';
  const savedIn = dialog.kind === 'save' ? folder : null;
  const { target, isNamed, whenKnown } = useTarget(savedIn, whenPlaced, name, extension);
  const [error, setError] = useState<unknown>(null);
  const answered = useRef(false);
  const options = dialog.kind === 'pick' ? dialog.options : EVERYTHING;
  const taken = chosen.filter((entry) => mayBeChosen(entry, options));
  const leave = (): void => {
    answered.current = true;
    closeDialog();
    if (dialog.kind === 'pick') dialog.answer([]);
    else dialog.answer(null);
  };
  const take = (entries: FileEntry[]): void => {
    if (dialog.kind === 'save' || entries.length === 0) return;
    closeDialog();
    dialog.answer(entries.map((entry) => entry.grant));
  };
  const save = async (): Promise<void> => {
    if (dialog.kind === 'pick') return;
    try {
      const found = await whenKnown();
      // A file that nobody was told of is not replaced: the name says so now, and the button asks.
      if (found === null || (found.exists && target === null) || answered.current) return;
      answered.current = true;
      closeDialog();
      dialog.answer(found.grant);
    } catch (cause) {
      setError(cause);
    }
  };
  const walk = (to: string): void => {
    setChosen([]);
    goTo(to);
  };
  const choose = (entry: FileEntry, keepOthers: boolean): void => {
    if (dialog.kind === 'save') {
      if (entry.kind !== 'folder') setName(entry.name.replace(new RegExp(`\\.${extension}$`, 'i'), ''));
      return;
    }
    const isIn = chosen.some((one) => one.grant === entry.grant);
    const others = options.multiple && keepOthers ? chosen.filter((one) => one.grant !== entry.grant) : [];
    setChosen(isIn && keepOthers ? others : [...others, entry]);
  };
  const open = (entry: FileEntry): void => {
    if (entry.kind === 'folder') walk(entry.grant);
    else if (dialog.kind === 'pick' && mayBeChosen(entry, options)) take([entry]);
  };
  const isWritable = listing.result?.writable !== false;
  const off =
    dialog.kind === 'pick'
      ? taken.length === 0
        ? t('files.chooseFirst')
        : null
      : !isWritable
        ? t('files.notWritable')
        : !isNamed
          ? t('files.nameFirst')
          : null;
  return (
    <Dialog
      wide
      title={t(dialog.kind === 'save' ? 'files.saveWhere' : `files.choose.${options.kind}`)}
      onClose={leave}
      onSubmit={() => (dialog.kind === 'save' ? void save() : take(taken))}
      foot={
        <>
          <Button kind="quiet" onClick={leave}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" type="submit" off={off}>
            {dialog.kind === 'save'
              ? t(target?.exists === true ? 'files.replace' : 'files.save')
              : t('files.take', { count: Math.max(1, taken.length) })}
          </Button>
        </>
      }
    >
      <div className={css['places']}>
        {places.map((place) => (
          <LinkButton key={place.grant} onClick={() => walk(place.grant)}>
            {t(`files.places.${place.key}`)}
          </LinkButton>
        ))}
      </div>
      {fault !== null && (
        <ErrorPanel error={fault.error}>
          <LinkButton onClick={fault.again}>{t('ui.again')}</LinkButton>
        </ErrorPanel>
      )}
      {error !== null && <ErrorPanel error={error} />}
      {(folder !== null || fault === null) && (
        <Panel asked={listing}>
          {({ trail, entries }) => (
            <>
              <nav className={css['trail']} aria-label={t('files.trail')}>
                {trail.map((step, index) => (
                  <span key={step.grant}>
                    {index > 1 && '/ '}
                    <button type="button" className={css['crumb']} onClick={() => walk(step.grant)}>
                      {step.name}
                    </button>
                  </span>
                ))}
              </nav>
              <FileList
                entries={shownEntries(entries, options)}
                chosen={new Set(chosen.map((entry) => entry.grant))}
                onChoose={choose}
                onOpen={open}
                isLeft={listing.isUpdating}
              />
            </>
          )}
        </Panel>
      )}
      {dialog.kind === 'save' && (
        <TextInput
          label={t('files.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={target?.exists === true ? t('files.exists', { name: target.name }) : null}
        />
      )}
      {dialog.kind === 'pick' && options.multiple && <p className={css['told']}>{t('files.several')}</p>}
    </Dialog>
  );
}
