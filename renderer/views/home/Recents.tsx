import type { ReactNode } from 'react';
import type { Recent } from '#shared/contract/app.ts';
import { client } from '#renderer/api/client.ts';
import { refreshAbout, useAbout } from '#renderer/api/use-about.ts';
import { openProject } from '#renderer/project/actions.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Home.module.css';

const SHOWN = 6;

/** Projects opened before; one that is no longer there says so and can be taken off the list. */
export function Recents({ except }: { except?: string }): ReactNode {
  const { t } = useWords();
  const recents = (useAbout()?.recents ?? []).filter((recent) => recent.fileName !== except).slice(0, SHOWN);
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['sideTitle']}`}>{t('home.recents')}</h2>
      {recents.length === 0 && (
        <p className={css['under']}>{t(except === undefined ? 'home.noRecents' : 'home.noOtherRecents')}</p>
      )}
      {recents.map((recent) => (
        <RecentEntry
          key={recent.grant}
          recent={recent}
          isNamesake={recents.some((other) => other !== recent && other.name === recent.name)}
        />
      ))}
    </section>
  );
}

function RecentEntry({ recent, isNamesake }: { recent: Recent; isNamesake: boolean }): ReactNode {
  const { t, format } = useWords();
  const forget = async (): Promise<void> => {
    await client.call('app.forgetRecent', { grant: recent.grant });
    await refreshAbout();
  };
  if (recent.missing)
    return (
      <div className={`${css['entry']} ${css['gone']}`}>
        <span className={css['title']}>{recent.name}</span>
        <span className={css['under']}>
          {t('home.gone', { file: recent.fileName })}{' '}
          <LinkButton onClick={() => void forget()} label={t('home.forgetOf', { name: recent.name })}>
            {t('home.forget')}
          </LinkButton>
        </span>
      </div>
    );
  const rows = recent.rows === null || recent.rows === 0 ? null : t('home.rows', { count: recent.rows });
  return (
    <button
      type="button"
      className={css['entry']}
      onClick={() => void openProject({ grant: recent.grant, name: recent.fileName })}
    >
      <span className={css['title']}>{recent.name}</span>
      <span className={css['under']}>
        {[isNamesake ? recent.fileName : null, rows, format.day(recent.openedAt)]
          .filter((part) => part !== null)
          .join(', ')}
      </span>
    </button>
  );
}
