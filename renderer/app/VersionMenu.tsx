import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { select, useSelection } from '#renderer/state/location.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './TopBar.module.css';

/** No version can be called so: a version is never empty. */
const ALL = '';

export function VersionMenu({ project }: { project: ProjectSummary }): ReactNode {
  const { t } = useWords();
  const selection = useSelection();
  const { version: chosen, ...others } = selection;
  const only = project.versions.length === 1 ? project.versions[0] : undefined;
  if (project.versions.length === 0) return null;
  const shown = chosen ?? only;
  const text = (
    <>
      <span className={css['light']}>{t('shell.model')}</span> {shown ?? t('shell.allVersions')}
    </>
  );
  const roleOf = (version: string): string | null => {
    const bundle = project.bundles.find((one) => one.version === version);
    return bundle === undefined ? null : t(`bundles.roles.${bundle.role}`);
  };
  return (
    <MenuButton label={t('shell.versionMenu', { version: shown ?? t('shell.allVersions') })} text={text}>
      <Menu.RadioGroup
        value={chosen ?? ALL}
        onChange={(version) => select(version === ALL ? others : { ...others, version })}
      >
        <Menu.RadioItem value={ALL} closeMenuOnClick>
          {t('shell.allVersions')}
        </Menu.RadioItem>
        {project.versions.map((version) => (
          <Menu.RadioItem
            key={version}
            value={version}
            closeMenuOnClick
            rightSection={<span className={css['light']}>{roleOf(version)}</span>}
          >
            {version}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </MenuButton>
  );
}
