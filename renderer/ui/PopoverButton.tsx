import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Caret } from './Glyph.tsx';
import menu from './Menu.module.css';
import css from './Popover.module.css';

export type PopoverButtonProps = {
  label: string;
  text: ReactNode;
  width?: number;
  children: (close: () => void) => ReactNode;
};

/** A word that opens a small sheet with fields in it. */
export function PopoverButton({ label, text, width = 280, children }: PopoverButtonProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      offset={6}
      width={`${width / 16}rem`}
      shadow="none"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className={menu['target']} aria-label={label} onClick={() => setOpen((open) => !open)}>
          <span className={menu['text']}>{text}</span>
          <Caret />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <div className={css['inside']}>{isOpen && children(close)}</div>
      </Popover.Dropdown>
    </Popover>
  );
}
