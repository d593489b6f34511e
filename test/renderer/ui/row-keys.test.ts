import { describe, expect, it } from 'vitest';
import { rowAfterKey } from '#renderer/ui/row-keys.ts';

describe('keys of a table', () => {
  it('move by one row and stop at both ends', () => {
    expect(rowAfterKey('ArrowDown', 3, 10)).toBe(4);
    expect(rowAfterKey('ArrowUp', 0, 10)).toBe(0);
    expect(rowAfterKey('PageDown', 5, 10)).toBe(9);
    expect(rowAfterKey('End', 2, 10)).toBe(9);
    expect(rowAfterKey('Home', 7, 10)).toBe(0);
  });

  it('are left alone when they are not for the table', () => {
    expect(rowAfterKey('a', 3, 10)).toBeNull();
    expect(rowAfterKey('ArrowDown', -1, 0)).toBeNull();
  });
});
