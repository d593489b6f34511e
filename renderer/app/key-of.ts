const NAMED: Record<string, string> = { Escape: 'Esc', ArrowUp: 'Up', ArrowDown: 'Down' };

/** The keys that were struck, written as the commands write them; null for a key alone that types a letter in a field. */
export function keysOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'code'>,
): string {
  const isMod = event.ctrlKey || event.metaKey;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const key =
    event.altKey && digit !== undefined
      ? digit
      : event.key.length === 1
        ? event.key.toUpperCase()
        : (NAMED[event.key] ?? event.key);
  const isShifted = event.shiftKey && /^([A-Z]|F\d+)$/.test(key);
  const plain = key === '=' && isMod ? '+' : key;
  return [isMod ? 'Mod' : '', event.altKey ? 'Alt' : '', isShifted ? 'Shift' : '', plain]
    .filter((part) => part !== '')
    .join('+');
}

/** Fields keep the keys that write, and their own undo. */
export function isForField(keys: string, target: EventTarget | null): boolean {
  if (
    !(target instanceof HTMLElement) ||
    !target.matches('input:not([type="radio"]), textarea, select, [contenteditable]')
  )
    return false;
  return !keys.includes('Mod') ? !/^(Shift\+)?F\d+$/.test(keys) : /^Mod\+(Shift\+)?Z$/.test(keys);
}
