import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Preferences } from '#shared/contract/app.ts';
import { nextZoom, usePreferences } from '#renderer/state/preferences.ts';
import { openDialog } from '#renderer/state/dialogs.ts';
import { navigate } from '#renderer/state/location.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { changePreferences } from '#renderer/state/change-preferences.ts';
import { keyText } from './commands.ts';
import css from './TopBar.module.css';

const THEMES = ['system', 'light', 'dark'] as const;

export function ViewMenu(): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const { theme, zoomPct } = usePreferences();
  const zoom = (step: 1 | -1): void => changePreferences({ zoomPct: nextZoom(zoomPct, step) });
  return (
    <MenuButton label={t('shell.view')} text={<span className={css['plain']}>{t('shell.view')}</span>} end keepOpen>
      <Menu.Label>{t('shell.theme')}</Menu.Label>
      <Menu.RadioGroup value={theme} onChange={(next) => changePreferences({ theme: next as Preferences['theme'] })}>
        {THEMES.map((one) => (
          <Menu.RadioItem key={one} value={one}>
            {t(`shell.themes.${one}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Label>{t('shell.zoom', { zoom: format.percent(zoomPct / 100) })}</Menu.Label>
      <Menu.Item disabled={zoomPct >= 150} onClick={() => zoom(1)}>
        {t('shell.zoomIn')}
      </Menu.Item>
      <Menu.Item disabled={zoomPct <= 90} onClick={() => zoom(-1)}>
        {t('shell.zoomOut')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        closeMenuOnClick
        rightSection={<kbd className={css['light']}>{keyText('Mod+K', words)}</kbd>}
        onClick={() => openDialog({ kind: 'palette' })}
      >
        {t('shell.palette')}
      </Menu.Item>
      <Menu.Item
        closeMenuOnClick
        rightSection={<kbd className={css['light']}>F1</kbd>}
        onClick={() => navigate({ place: 'help', tab: null })}
      >
        {t('pages.help')}
      </Menu.Item>
    </MenuButton>
  );
}
