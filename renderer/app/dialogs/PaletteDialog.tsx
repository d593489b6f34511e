import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useProject } from '#renderer/api/use-project.ts';
import { closeDialog } from '#renderer/state/dialogs.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { commandsOf, keyText } from '../commands.ts';
import type { Command } from '../commands.ts';
import { matching } from '../matching.ts';
import css from './Palette.module.css';

/** Everything that can be done, found by a few letters. */
export function PaletteDialog(): ReactNode {
  const words = useWords();
  const { t } = words;
  const { project } = useProject();
  const preferences = usePreferences();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const all = commandsOf({ project, preferences, words }).filter(({ id }) => id !== 'palette' && id !== 'leave-drawer');
  const found = matching(all, typed);
  const here = Math.min(at, Math.max(0, found.length - 1));
  const run = (command: Command | undefined): void => {
    if (command === undefined || command.off !== undefined) return;
    closeDialog();
    command.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || found.length === 0) return;
    event.preventDefault();
    const next = (here + step + found.length) % found.length;
    setAt(next);
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Dialog
      title={t('shell.palette')}
      onClose={closeDialog}
      onSubmit={() => run(found[here])}
      foot={
        <Button kind="quiet" onClick={closeDialog}>
          {t('ui.close')}
        </Button>
      }
    >
      <TextInput
        aria-label={t('shell.paletteFind')}
        placeholder={t('shell.paletteFind')}
        value={typed}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length === 0 ? undefined : `${listId}-${here}`}
        onKeyDown={onKey}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
      />
      <ul id={listId} role="listbox" aria-label={t('shell.palette')} className={css['list']}>
        {found.map((command, index) => (
          <li
            key={command.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === here}
            aria-disabled={command.off !== undefined}
            className={css['command']}
            onClick={() => run(command)}
            onMouseMove={() => setAt(index)}
          >
            <span>
              {command.label}
              {command.off !== undefined && `: ${command.off}`}
            </span>
            {command.keys !== undefined && <kbd className={css['keys']}>{keyText(command.keys, words)}</kbd>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={css['none']}>{t('ui.noMatch')}</p>}
    </Dialog>
  );
}
