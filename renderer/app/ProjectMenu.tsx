import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { openDialog } from '#renderer/state/dialogs.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { keyText } from './commands.ts';
import { closeProject, openMyFiles, saveCopy } from '#renderer/project/actions.ts';
import css from './TopBar.module.css';

export function ProjectMenu({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  return (
    <MenuButton label={t('shell.projectMenu', { name: project.name })} text={project.name} width={280} hasCaret={false}>
      <Menu.Label>{t(project.example ? 'shell.exampleOf' : 'shell.savedAs', { file: project.fileName })}</Menu.Label>
      {!project.readOnly && <Menu.Item onClick={() => openDialog({ kind: 'rename' })}>{t('shell.rename')}</Menu.Item>}
      <Menu.Item
        rightSection={<kbd className={css['light']}>{keyText('Mod+S', words)}</kbd>}
        onClick={() => void saveCopy()}
      >
        {t('shell.saveCopy')}
      </Menu.Item>
      <Menu.Item onClick={() => openDialog({ kind: 'sealedCopy' })}>{t('shell.sealedCopy')}</Menu.Item>
      <Menu.Divider />
      <Menu.Item
        rightSection={<kbd className={css['light']}>{keyText('Mod+O', words)}</kbd>}
        onClick={() => void openMyFiles()}
      >
        {t('shell.open')}
      </Menu.Item>
      <Menu.Item onClick={() => void closeProject()}>{t('shell.close')}</Menu.Item>
    </MenuButton>
  );
}
