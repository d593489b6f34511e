import { useId } from 'react';
import type { ReactNode } from 'react';
import type { FileEntry } from '#shared/contract/files.ts';
import type { PickOptions } from '#renderer/api/host.ts';
import { pickFiles } from '#renderer/api/choose-files.ts';
import { changeDraft } from '#renderer/state/import-draft.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { mayBeLinked } from './import-input.ts';
import css from './Import.module.css';

type Extra = { key: 'outcomes' | 'bundle' | 'recipe'; kind: PickOptions['kind']; entry: FileEntry | null };

/** Files that may come along: a model bundle, outcomes in a file of their own, a recipe; and linking instead of importing. */
export function FileExtras({ draft, forOutcomes = false }: { draft: ImportDraft; forOutcomes?: boolean }): ReactNode {
  const { t } = useWords();
  const linkId = useId();
  const put = (key: Extra['key'], entry: FileEntry | null): void =>
    changeDraft(key === 'recipe' ? { recipeFile: entry, recipeId: null, reached: 0 } : { [key]: entry, reached: 0 });
  const choose = async ({ key, kind }: Extra): Promise<void> => {
    const [entry] = await pickFiles({ kind, multiple: false, folder: key === 'bundle' });
    if (entry !== undefined) put(key, entry);
  };
  const all: Extra[] = [
    { key: 'outcomes', kind: 'log', entry: draft.outcomes },
    { key: 'bundle', kind: 'bundle', entry: draft.bundle },
    { key: 'recipe', kind: 'recipe', entry: draft.recipeFile },
  ];
  const extras = forOutcomes ? all.slice(0, 1) : all;
  return (
    <section className={`${css['section']} ${css['extras']}`}>
      {!forOutcomes && <h2 className={`${type['panelTitle']} ${css['sectionTitle']}`}>{t('import.extras.title')}</h2>}
      {extras.map((extra) => (
        <div key={extra.key} className={css['extra']}>
          <h3 className={type['panelTitle']}>{t(`import.extras.${extra.key}`)}</h3>
          <p>{extra.entry?.name ?? t(`import.extras.${extra.key}Why`)}</p>
          <div className={css['links']}>
            {extra.entry !== null && (
              <LinkButton
                onClick={() => put(extra.key, null)}
                label={t('import.file.removeOf', { file: extra.entry.name })}
              >
                {t('import.file.remove')}
              </LinkButton>
            )}
            <LinkButton
              onClick={() => void choose(extra)}
              label={t('import.extras.chooseOf', { what: t(`import.extras.${extra.key}`) })}
            >
              {t(extra.entry === null ? 'import.extras.choose' : 'import.extras.other')}
            </LinkButton>
          </div>
        </div>
      ))}
      {mayBeLinked(draft) && (
        <div className={css['extra']}>
          <h3 className={type['panelTitle']}>{t('import.extras.link')}</h3>
          <label className={css['check']} htmlFor={linkId}>
            <input
              id={linkId}
              type="checkbox"
              checked={draft.link}
              onChange={(event) => changeDraft({ link: event.currentTarget.checked, reached: 0 })}
            />
            <span>{t('import.extras.linkWhy')}</span>
          </label>
        </div>
      )}
    </section>
  );
}
