import type { ReactNode } from 'react';
import type { PageId } from '#shared/domain/finding.ts';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { Badge } from './Badge.tsx';
import { Link } from './Link.tsx';
import { needStates } from './later-needs.ts';
import type { Need } from './later-needs.ts';
import { PageFrame } from './PageFrame.tsx';
import type from './type.module.css';
import css from './LaterPage.module.css';

const SHOWS = [1, 2, 3, 4, 5];

/** A page that this version does not have yet: what it will show, what it needs, and whether the data hold it. */
export function LaterPage({ page, needs }: { page: PageId; needs: readonly Need[] }): ReactNode {
  const { t, has } = useWords();
  const project = useOpenedProject();
  const states = needStates(needs, project);
  const there = states.filter((state) => state.isThere).length;
  const lacksColumn = states.some(({ need, isThere }) => !isThere && need !== 'bundle' && need !== 'framing');
  const lacksBundle = states.some(({ need, isThere }) => !isThere && need === 'bundle');
  const name = (need: Need): string =>
    need === 'bundle' || need === 'framing' ? t(`later.needs.${need}`) : t(`mapping.parts.${need}`);
  return (
    <PageFrame
      above={t('later.above')}
      verdict={t(there === states.length ? 'later.verdictAll' : 'later.verdict', {
        page: t(`pages.${page}`),
        count: there,
        all: states.length,
      })}
      lead={t(`later.pages.${page}.lead`)}
    >
      <div className={css['split']}>
        <section>
          <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('later.willShow')}</h2>
          <ul className={css['list']}>
            {SHOWS.filter((index) => has(`later.pages.${page}.show${index}`)).map((index) => (
              <li key={index}>{t(`later.pages.${page}.show${index}`)}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('later.needsHead')}</h2>
          <ul className={css['list']}>
            {states.map(({ need, isThere, name: found }) => (
              <li key={need} className={css['need']}>
                <b>{name(need)}</b>
                <span>
                  <Badge shape={isThere ? 'proven' : 'missing'}>
                    {isThere ? (found ?? t('later.there')) : t('later.missing')}
                  </Badge>
                </span>
              </li>
            ))}
          </ul>
          <p className={css['link']}>
            {lacksColumn && <Link to={{ place: 'import', tab: null }}>{t('later.addData')}</Link>}
            {lacksBundle && <Link to={{ place: 'data', tab: 'models' }}>{t('later.addBundle')}</Link>}
            <Link to={{ place: 'data', tab: 'columns' }}>{t('later.seeColumns')}</Link>
          </p>
        </section>
      </div>
    </PageFrame>
  );
}
