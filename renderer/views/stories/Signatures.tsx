import type { ReactNode } from 'react';
import type { Signature, Story } from '#shared/story/schema.ts';
import type { Words } from '#shared/words/words.ts';
import { hashText } from '#renderer/ui/hash-text.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './StoryDialogs.module.css';

/** The role of a signature in words; one that another tool gave stands as it is. */
export function roleText(role: string, { t, has }: Pick<Words, 't' | 'has'>): string {
  return has(`stories.signing.roles.${role}`) ? t(`stories.signing.roles.${role}`) : role;
}

/** Everything that was signed, the last first; what was changed since is said, and stays. */
export function Signatures({ story, content }: { story: Story; content: string | null }): ReactNode {
  const { t } = useWords();
  if (story.signoff.length === 0) return null;
  return (
    <section>
      <h3 className={type['panelTitle']}>{t('stories.signing.all')}</h3>
      <ul className={css['signatures']}>
        {story.signoff.toReversed().map((one) => (
          <SignatureLine key={`${one.at} ${one.by}`} signature={one} holds={one.content === content} />
        ))}
      </ul>
    </section>
  );
}

function SignatureLine({ signature, holds }: { signature: Signature; holds: boolean }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const { by, role, at, state, reserve, reserveDue, head } = signature;
  return (
    <li>
      <p>
        {t('stories.signing.line', {
          by,
          role: roleText(role, words),
          day: format.day(at),
          state: t(`stories.signing.states.${state}`),
        })}{' '}
        <span className={holds ? css['quiet'] : css['stale']}>
          {t(holds ? 'stories.signing.holds' : 'stories.signing.stale')}
        </span>
      </p>
      {reserve.trim() !== '' && <p className={css['reserve']}>{reserve}</p>}
      {reserveDue !== null && (
        <p className={type['note']}>{t('stories.signing.dueBy', { day: format.day(reserveDue) })}</p>
      )}
      <p className={type['note']}>{t('stories.signing.head', { head: hashText(head) ?? '' })}</p>
    </li>
  );
}
