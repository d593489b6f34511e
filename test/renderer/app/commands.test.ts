import { describe, expect, it } from 'vitest';
import { keysOf } from '#renderer/app/key-of.ts';
import { matching } from '#renderer/app/matching.ts';

const struck = (key: string, more: Partial<KeyboardEvent> = {}): string =>
  keysOf({ key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

describe('keys', () => {
  it('are written as the commands write them', () => {
    expect(struck('k', { ctrlKey: true })).toBe('Mod+K');
    expect(struck('Z', { metaKey: true, shiftKey: true })).toBe('Mod+Shift+Z');
    expect(struck('t')).toBe('T');
    expect(struck('Escape')).toBe('Esc');
    expect(struck('F1')).toBe('F1');
    expect(struck('F5', { shiftKey: true })).toBe('Shift+F5');
    expect(struck('ArrowDown', { altKey: true })).toBe('Alt+Down');
  });

  it('know a digit by its place, whatever Alt types on this keyboard', () => {
    expect(struck('¡', { altKey: true, code: 'Digit1' })).toBe('Alt+1');
  });

  it('take the sign beside backspace for plus, shifted or not', () => {
    expect(struck('=', { ctrlKey: true })).toBe('Mod++');
    expect(struck('+', { ctrlKey: true, shiftKey: true })).toBe('Mod++');
  });
});

describe('finding a command', () => {
  const commands = [
    { label: 'Aller à Données' },
    { label: 'Importer des prédictions' },
    { label: 'Imprimer cette page' },
  ];

  it('needs every typed word, accents and case aside', () => {
    expect(matching(commands, 'DONNEES aller')).toEqual([commands[0]]);
    expect(matching(commands, 'imp')).toHaveLength(2);
    expect(matching(commands, 'rien')).toEqual([]);
  });

  it('lists all of them before anything is typed', () => expect(matching(commands, ' ')).toHaveLength(3));
});
