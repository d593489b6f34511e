import type { ReactNode } from 'react';
import type { Guess, Preview } from '#shared/contract/imports.ts';
import type { ColumnPart } from '#shared/domain/role.ts';
import { changeDraft } from '#renderer/state/import-draft.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';
import { Dot } from '#renderer/ui/Badge.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { partOptions, understood } from './roles.ts';
import css from './Import.module.css';

const SHAPES = { sure: 'proven', likely: 'ask', ask: 'act' } as const;

export function RoleRow({ guess, draft, preview }: { guess: Guess; draft: ImportDraft; preview: Preview }): ReactNode {
  const words = useWords();
  const { t } = words;
  const play = (part: string): void =>
    changeDraft({ said: { ...draft.said, parts: { ...draft.said.parts, [guess.name]: part as ColumnPart } } });
  return (
    <tr>
      <th scope="row" className={css['name']}>
        {guess.name}
      </th>
      {[0, 1, 2].map((place) => (
        <td key={place} className={`${css['sample']} ${place === 2 ? css['optional'] : ''}`}>
          <span>{sampleText(guess.samples[place] ?? '', guess.kind)}</span>
        </td>
      ))}
      <td>
        <div className={css['role']}>
          <Choice
            label={t('import.roles.roleOf', { column: guess.name })}
            labelHidden
            searchable
            value={guess.part}
            options={partOptions(guess, words)}
            onChange={play}
          />
        </div>
      </td>
      <td>
        <span className={css['meant']}>
          <Dot shape={SHAPES[guess.confidence]} />
          <span>
            {guess.confidence === 'ask' && `${t('import.roles.ask')} `}
            {understood(guess, preview, words)}{' '}
            {guess.confidence === 'ask' && (
              <LinkButton
                onClick={() => play(guess.part)}
                label={t('import.roles.agreeOf', { column: guess.name, part: t(`mapping.parts.${guess.part}`) })}
              >
                {t('import.roles.agree')}
              </LinkButton>
            )}
          </span>
        </span>
      </td>
    </tr>
  );
}

/** A number or a time never ends in dots: decimals beyond the sixth and seconds are left out. */
function sampleText(text: string, kind: Guess['kind']): string {
  if (kind === 'time') return text.replace('T', ' ').slice(0, 16);
  return kind === 'number' ? text.replace(/([.,]\d{6})\d+$/, '$1') : text;
}
