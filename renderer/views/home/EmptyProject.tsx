import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { addBundle, newImport } from '#renderer/project/actions.ts';
import { navigate } from '#renderer/state/location.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { Recents } from './Recents.tsx';
import css from './Home.module.css';

/** A project without a prediction says what to do first. */
export function EmptyProject({ project }: { project: ProjectSummary }): ReactNode {
  const { t } = useWords();
  return (
    <div className={css['split']}>
      <div>
        <p className={css['above']}>{project.name}</p>
        <h1 className={type['leadVerdict']}>{t('home.empty')}</h1>
        <p className={`${type['lead']} ${css['lead']}`}>{t('home.emptyLead')}</p>
        <div className={`${css['doors']} ${css['steps']}`}>
          <section className={`${css['door']} ${css['step']}`}>
            <div>
              <h2 className={type['finding']}>{t('home.firstLog')}</h2>
              <p>{t('home.firstLogText')}</p>
            </div>
            <Button kind="primary" onClick={newImport}>
              {t('home.importDo')}
            </Button>
          </section>
          <section className={`${css['door']} ${css['step']}`}>
            <div>
              <h2 className={type['finding']}>{t('home.thenBundle')}</h2>
              <p>
                {t(project.bundles.length === 0 ? 'home.thenBundleText' : 'home.bundleThere', {
                  count: project.bundles.length,
                })}
              </p>
            </div>
            <Button onClick={() => void addBundle()}>{t('home.bundleDo')}</Button>
          </section>
          <section className={`${css['door']} ${css['step']}`}>
            <div>
              <h2 className={type['finding']}>{t('home.thenFraming')}</h2>
              <p>{t('home.thenFramingText')}</p>
            </div>
            <Button onClick={() => navigate({ place: 'data', tab: 'framing' })}>{t('home.framingDo')}</Button>
          </section>
        </div>
      </div>
      <aside className={css['side']} aria-label={t('home.recents')}>
        <Recents except={project.fileName} />
      </aside>
    </div>
  );
}
