import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { PAGES } from '#shared/domain/finding.ts';
import { navigate, useRoute } from '#renderer/state/location.ts';
import { Bars } from '#renderer/ui/Glyph.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { NetworkPromise } from './NetworkPromise.tsx';

/** The rail of a small window. */
export function PagesMenu(): ReactNode {
  const { t } = useWords();
  const { place } = useRoute();
  return (
    <MenuButton label={t('shell.pages')} text={<Bars />} hasCaret={false}>
      {PAGES.map((page) => (
        <Menu.Item
          key={page}
          aria-current={page === place ? 'page' : undefined}
          fw={page === place ? 600 : 400}
          onClick={() => navigate({ place: page, tab: null })}
        >
          {t(`pages.${page}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Label>
        <NetworkPromise />
      </Menu.Label>
    </MenuButton>
  );
}
