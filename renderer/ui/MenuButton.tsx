import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { Caret, Check } from './Glyph.tsx';
import css from './Menu.module.css';

export type MenuButtonProps = {
  label: string;
  text: ReactNode;
  children: ReactNode;
  width?: number;
  keepOpen?: boolean;
  hasCaret?: boolean;
  end?: boolean;
};

/** A word that opens a list of things to do or to choose. */
export function MenuButton(props: MenuButtonProps): ReactNode {
  const { label, text, children, width = 240, keepOpen = false, hasCaret = true, end = false } = props;
  return (
    <Menu
      position={end ? 'bottom-end' : 'bottom-start'}
      offset={6}
      width={`${width / 16}rem`}
      shadow="none"
      closeOnItemClick={!keepOpen}
      withInitialFocusPlaceholder={false}
      withinPortal={false}
      checkIcon={<Check />}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <button
          type="button"
          className={css['target']}
          aria-label={label}
          title={typeof text === 'string' ? text : undefined}
        >
          <span className={css['text']}>{text}</span>
          {hasCaret && <Caret />}
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>{children}</Menu.Dropdown>
    </Menu>
  );
}
