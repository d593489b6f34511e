import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Guess, Preview } from '#shared/contract/imports.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { questionsOf } from './import-input.ts';
import { Questions } from './Questions.tsx';
import { RoleRow } from './RoleRow.tsx';
import { sortedGuesses } from './roles.ts';
import css from './Import.module.css';

const SHOWN = 5;
const MOST = 400;

/** What needs an agreement first, then what was recognised. */
export function RolesStep({ draft, preview }: { draft: ImportDraft; preview: Preview }): ReactNode {
  const { t, format } = useWords();
  const [isWhole, setWhole] = useState(false);
  const { toConfirm, recognised } = sortedGuesses(preview.guesses);
  const shown = isWhole ? recognised.slice(0, MOST) : recognised.slice(0, toConfirm.length === 0 ? 2 * SHOWN : SHOWN);
  const hidden = recognised.slice(shown.length);
  const rows = (guesses: readonly Guess[]): ReactNode =>
    guesses.map((guess) => <RoleRow key={guess.name} guess={guess} draft={draft} preview={preview} />);
  return (
    <>
      <Questions questions={questionsOf(preview, 'roles').filter(({ key }) => key !== 'role')} draft={draft} />
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{t('import.roles.column')}</th>
            <th scope="col">{t('import.roles.samples')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('import.roles.sample', { n: 2 })}</span>
            </th>
            <th scope="col" className={css['optional']}>
              <span className="visually-hidden">{t('import.roles.sample', { n: 3 })}</span>
            </th>
            <th scope="col">{t('import.roles.role')}</th>
            <th scope="col">{t('import.roles.understood')}</th>
          </tr>
        </thead>
        {toConfirm.length > 0 && (
          <tbody>
            <tr className={`${css['groupRow']} ${css['firstGroup']}`}>
              <th scope="rowgroup" colSpan={6} className={css['groupHead']}>
                {t('import.roles.toConfirm', { all: format.integer(toConfirm.length) })}
              </th>
            </tr>
            {rows(toConfirm)}
          </tbody>
        )}
        <tbody>
          <tr className={css['groupRow']}>
            <th scope="rowgroup" colSpan={6} className={css['groupHead']}>
              {t('import.roles.recognised', { all: format.integer(recognised.length) })}
            </th>
          </tr>
          {rows(shown)}
        </tbody>
      </table>
      {hidden.length > 0 && !isWhole && (
        <p className={css['section']}>
          <LinkButton onClick={() => setWhole(true)}>
            {t('import.roles.others', {
              count: hidden.length,
              facts: hidden.filter((guess) => guess.part === 'feature').length,
            })}
          </LinkButton>
        </p>
      )}
      {hidden.length > 0 && isWhole && (
        <p className={css['section']}>{t('import.roles.more', { count: hidden.length })}</p>
      )}
    </>
  );
}
