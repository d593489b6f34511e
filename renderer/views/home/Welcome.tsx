import type { ReactNode } from 'react';
import { openExample, openMyFiles } from '#renderer/project/actions.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Link } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { usePreferences } from '#renderer/state/preferences.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { Recents } from './Recents.tsx';
import css from './Home.module.css';

/** Before any project: an example that is ready, one's own files, and what was opened before. */
export function Welcome(): ReactNode {
  const { t } = useWords();
  const language = usePreferences((preferences) => preferences.language);
  const first = language === 'fr' ? 'churn' : 'credit';
  const second = first === 'credit' ? 'churn' : 'credit';
  return (
    <div className={css['split']}>
      <div>
        <h1 className={type['leadVerdict']}>{t('home.welcome')}</h1>
        <p className={`${type['lead']} ${css['lead']}`}>{t('home.welcomeLead')}</p>
        <div className={css['doors']}>
          <section className={css['door']}>
            <div>
              <h2 className={type['finding']}>{t('home.exampleOf', { name: t(`home.exampleNames.${first}`) })}</h2>
              <p>{t(`home.examples.${first}`)}</p>
            </div>
            <Button kind="primary" onClick={() => void openExample(first)}>
              {t('home.exploreDo')}
            </Button>
          </section>
          <section className={css['door']}>
            <div>
              <h2 className={type['finding']}>
                {t('home.otherExampleOf', { name: t(`home.exampleNames.${second}`) })}
              </h2>
              <p>{t(`home.examples.${second}`)}</p>
            </div>
            <Button onClick={() => void openExample(second)}>{t('home.exploreOtherDo')}</Button>
          </section>
          <section className={css['door']}>
            <div>
              <h2 className={type['finding']}>{t('home.mine')}</h2>
              <p>{t('home.mineText')}</p>
            </div>
            <Button onClick={() => void openMyFiles()}>{t('home.openDo')}</Button>
          </section>
        </div>
        <p className={`${type['note']} ${css['promise']}`}>
          {t('home.privacy')} <Link to={{ place: 'help', tab: 'minutes' }}>{t('home.firstMinutes')}</Link>
        </p>
      </div>
      <aside className={css['side']} aria-label={t('home.recents')}>
        <Recents />
      </aside>
    </div>
  );
}
