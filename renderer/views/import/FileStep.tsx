import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Preview } from '#shared/contract/imports.ts';
import { pickFiles } from '#renderer/api/choose-files.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import { addToDraft } from '#renderer/state/import-draft.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { ChosenFile } from './ChosenFile.tsx';
import { FileExtras } from './FileExtras.tsx';
import { FirstRows } from './FirstRows.tsx';
import css from './Import.module.css';

export type FileStepProps = { draft: ImportDraft; preview: Asked<Preview>; forOutcomes: boolean };

/** What the files are, said as sentences, and their first rows. */
export function FileStep({ draft, preview, forOutcomes }: FileStepProps): ReactNode {
  const { t } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    const entries = await pickFiles({ kind: 'log', multiple: true, folder: true });
    if (entries.length > 0) addToDraft(entries);
  };
  if (forOutcomes) return <FileExtras draft={draft} forOutcomes />;
  const files = draft.files.length === 0 ? [] : (preview.result?.files ?? []);
  const first = files.find((file) => file.grant === shown) ?? files[0];
  return (
    <>
      {draft.files.map((entry) => (
        <ChosenFile
          key={entry.grant}
          entry={entry}
          draft={draft}
          read={files.find((file) => file.grant === entry.grant) ?? null}
          onShow={draft.files.length > 1 && first?.grant !== entry.grant ? () => setShown(entry.grant) : null}
        />
      ))}
      {preview.error !== null && draft.files.length > 0 && (
        <div className={css['trouble']}>
          <ErrorPanel error={preview.error} />
        </div>
      )}
      {preview.isWaiting && draft.files.length > 0 && <Loading progress={preview.progress} onCancel={preview.cancel} />}
      <p className={css['choose']}>
        <Button kind={draft.files.length === 0 ? 'primary' : 'secondary'} onClick={() => void choose()}>
          {t(draft.files.length === 0 ? 'import.file.chooseDo' : 'import.file.addDo')}
        </Button>
        {draft.files.length === 0 && <span className={type['note']}>{t('import.file.drop')}</span>}
      </p>
      {first !== undefined && (
        <section className={css['section']}>
          <h2 className={`${type['panelTitle']} ${css['sectionTitle']}`}>
            {t('import.file.firstRows', { count: first.rows.length })}
            <span className={type['panelTitleTail']}>, {first.name}</span>
          </h2>
          <FirstRows file={first} />
        </section>
      )}
      <FileExtras draft={draft} />
    </>
  );
}
