import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { FileEntry } from '#shared/contract/files.ts';
import { FileShape, FolderShape } from '#renderer/ui/Glyph.tsx';
import { rowAfterKey } from '#renderer/ui/row-keys.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './FileDialog.module.css';

export type FileListProps = {
  entries: readonly FileEntry[];
  chosen: ReadonlySet<string>;
  onChoose: (entry: FileEntry, keepOthers: boolean) => void;
  /** Enter or a double click: a folder is walked into, a file is taken. */
  onOpen: (entry: FileEntry) => void;
  /** The entries of the folder that was left: out of reach until those of the next one are there. */
  isLeft: boolean;
};

export function FileList({ entries, chosen, onChoose, onOpen, isLeft }: FileListProps): ReactNode {
  const { t, format } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const to = rowAfterKey(event.key, buttons.indexOf(document.activeElement as HTMLButtonElement), buttons.length);
    if (to === null) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  return (
    <div
      ref={list}
      className={css['list']}
      role="group"
      aria-label={t('files.content')}
      onKeyDown={onKey}
      inert={isLeft}
    >
      {entries.map((entry) => (
        <button
          key={entry.grant}
          type="button"
          className={css['entry']}
          aria-pressed={chosen.has(entry.grant)}
          onClick={(event) => onChoose(entry, event.ctrlKey || event.metaKey)}
          onDoubleClick={() => onOpen(entry)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onOpen(entry);
          }}
        >
          {entry.kind === 'folder' ? <FolderShape /> : <FileShape />}
          <span className={css['name']}>{entry.name}</span>
          <span className={css['side']}>{entry.bytes === null ? '' : format.bytes(entry.bytes)}</span>
          <span className={css['side']}>{entry.modifiedAt === null ? '' : format.day(entry.modifiedAt)}</span>
        </button>
      ))}
      {entries.length === 0 && <p className={css['none']}>{t('files.none')}</p>}
    </div>
  );
}
