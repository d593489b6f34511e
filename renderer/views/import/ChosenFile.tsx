import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FileEntry } from '#shared/contract/files.ts';
import type { Preview } from '#shared/contract/imports.ts';
import { noteSentence } from '#shared/words/import-sentences.ts';
import { changeDraft } from '#renderer/state/import-draft.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { readAs } from './ReadAs.tsx';
import { ReadingForm } from './ReadingForm.tsx';
import css from './Import.module.css';

export type ChosenFileProps = {
  entry: FileEntry;
  draft: ImportDraft;
  read: Preview['files'][number] | null;
  onShow: (() => void) | null;
};

/** A chosen file and how it was read; the reading can be put right. */
export function ChosenFile({ entry, draft, read, onShow }: ChosenFileProps): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const [isOpen, setOpen] = useState(false);
  const remove = (): void =>
    changeDraft({ files: draft.files.filter((file) => file.grant !== entry.grant), reached: 0 });
  return (
    <section className={css['file']}>
      <h2 className={type['panelTitle']}>{entry.name}</h2>
      <div className={css['links']}>
        {onShow !== null && (
          <LinkButton onClick={onShow} label={t('import.file.showOf', { file: entry.name })}>
            {t('import.file.show')}
          </LinkButton>
        )}
        {read !== null && (
          <LinkButton
            onClick={() => setOpen((open) => !open)}
            expanded={isOpen}
            label={t('import.file.correctOf', { file: entry.name })}
          >
            {t('import.file.correct')}
          </LinkButton>
        )}
        <LinkButton onClick={remove} label={t('import.file.removeOf', { file: entry.name })}>
          {t('import.file.remove')}
        </LinkButton>
      </div>
      <p className={type['text']}>
        {read === null
          ? entry.bytes === null
            ? t('import.file.folder')
            : format.bytes(entry.bytes)
          : [readAs(read, draft, words), format.bytes(read.bytes)].join(', ')}
      </p>
      {read?.notes.map((note) => (
        <p key={note.key} className={type['note']}>
          {noteSentence(note, words)}
        </p>
      ))}
      {isOpen && read !== null && <ReadingForm reading={read.reading} draft={draft} />}
    </section>
  );
}
