import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { select, useSelection } from '#renderer/state/location.ts';
import { Check } from '#renderer/ui/Glyph.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './TopBar.module.css';

export function VersionMenu({ project }: { project: ProjectSummary }): ReactNode {
  const { t } = useWords();
  const selection = useSelection();
  const { version: chosen, ...others } = selection;
  const only = project.versions.length === 1 ? project.versions[0] : undefined;
  if (project.versions.length === 0) return null;
  const shown = chosen ?? only;
  const text = (
    <>
      <span className={css['light']}>{t('shell.model')}</span>
      {shown ?? t('shell.allVersions')}
    </>
  );
  const roleOf = (version: string): string | null => {
    const bundle = project.bundles.find((one) => one.version === version);
    return bundle === undefined ? null : t(`bundles.roles.${bundle.role}`);
  };
  return (
    <MenuButton label={t('shell.versionMenu', { version: shown ?? t('shell.allVersions') })} text={text}>
      <Menu.Item
        role="menuitemradio"
        aria-checked={chosen === undefined}
        rightSection={chosen === undefined ? <Check /> : null}
        onClick={() => select(others)}
      >
        {t('shell.allVersions')}
      </Menu.Item>
      {project.versions.map((version) => (
        <Menu.Item
          key={version}
          role="menuitemradio"
          aria-checked={version === chosen}
          rightSection={version === chosen ? <Check /> : <span className={css['light']}>{roleOf(version)}</span>}
          onClick={() => select({ ...others, version })}
        >
          {version}
        </Menu.Item>
      ))}
    </MenuButton>
  );
}
