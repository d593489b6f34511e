import type { ReactNode } from 'react';
import type { Preview } from '#shared/contract/imports.ts';
import { readingSentence } from '#shared/words/import-sentences.ts';
import type { Words } from '#shared/words/words.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Import.module.css';

type Read = Preview['files'][number];

/** "8,980 rows, table in text, Windows-1252, semicolons between columns". */
export function readAs(read: Read, { said }: Pick<ImportDraft, 'said'>, words: Words): string {
  const rows =
    read.rowsAbout === null
      ? ''
      : words.t(read.rowsExact ? 'imports.rowsExact' : 'imports.rowsAbout', { count: read.rowsAbout });
  const how = readingSentence({ ...read.reading, timezone: said.timezone ?? null }, words);
  return [rows, how].filter((part) => part !== '').join(', ');
}

/** How the one file of an import was read, with the way back to put it right. */
export function ReadAs({
  read,
  draft,
  onCorrect,
}: {
  read: Read;
  draft: ImportDraft;
  onCorrect: () => void;
}): ReactNode {
  const words = useWords();
  const { t } = words;
  return (
    <>
      {t('import.roles.readAs', { file: read.name, how: readAs(read, draft, words) })}{' '}
      <span className={css['correct']}>
        <LinkButton onClick={onCorrect}>{t('import.file.correct')}</LinkButton>
      </span>
    </>
  );
}
