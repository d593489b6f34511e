import { useEffect } from 'react';
import { nativeHost } from '#renderer/api/host.ts';
import { currentSummary } from '#renderer/api/use-project.ts';
import { useDialogs } from '#renderer/state/dialogs.ts';
import { useDrawer } from '#renderer/state/drawer.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { currentWords } from '#renderer/words/use-words.ts';
import { commandsOf } from './commands.ts';
import type { Command } from './commands.ts';
import { isForField, keysOf } from './key-of.ts';

/** Keys, and commands of the native menu. Printing is left to the window. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const keys = keysOf(event);
      if (event.defaultPrevented || useDialogs.getState().current !== null || isForField(keys, event.target)) return;
      if (keys === 'Esc' && useDrawer.getState().content === null) return;
      const command = now().find((one) => one.keys === keys);
      if (command === undefined || command.id === 'print') return;
      event.preventDefault();
      if (command.off === undefined) command.run();
    };
    window.addEventListener('keydown', onKey);
    const leave = nativeHost()?.onCommand((id) => {
      if (useDialogs.getState().current !== null) return;
      // On macOS the menu takes the keys before a field does, which would lose its own undo.
      if ((id === 'undo' || id === 'redo') && isForField('Mod+Z', document.activeElement)) {
        document.execCommand(id);
        return;
      }
      const command = now().find((one) => one.id === id);
      if (command?.off === undefined) command?.run();
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      leave?.();
    };
  }, []);
}

function now(): Command[] {
  return commandsOf({ project: currentSummary(), preferences: usePreferences.getState(), words: currentWords() });
}
