import type { ReactNode } from 'react';
import { useProject } from '#renderer/api/use-project.ts';
import { DepthSwitch } from './DepthSwitch.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { PagesMenu } from './PagesMenu.tsx';
import { PeriodMenu } from './PeriodMenu.tsx';
import { ProjectMenu } from './ProjectMenu.tsx';
import { VersionMenu } from './VersionMenu.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import css from './TopBar.module.css';

/** What is looked at, at the left; how it is told, at the right. */
export function TopBar(): ReactNode {
  const { project } = useProject();
  return (
    <header className={css['bar']}>
      <div className={css['pages']}>
        <PagesMenu />
      </div>
      {project !== null && (
        <>
          <div className={css['project']}>
            <ProjectMenu project={project} />
          </div>
          {project.rows > 0 && (
            <>
              <VersionMenu project={project} />
              <PeriodMenu project={project} />
              <FilterMenu project={project} />
            </>
          )}
        </>
      )}
      <span className={css['space']} />
      <div className={css['end']}>
        <DepthSwitch />
        <LanguageSwitch />
        <ViewMenu />
      </div>
    </header>
  );
}
