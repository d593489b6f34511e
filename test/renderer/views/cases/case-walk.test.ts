import { describe, expect, it } from 'vitest';
import { neighbourOf, placeOf } from '#renderer/views/cases/case-walk.ts';

/** A list of which the rows from 100 to 103 are read; two versions scored `c`. */
const read: Record<number, string> = { 100: 'a', 101: 'b', 102: 'c', 103: 'c' };
const caseAt = (index: number): string | null => read[index] ?? null;

describe('a case in its list', () => {
  it('is found where it was opened, or near it after going back in the window', () => {
    expect(placeOf('b', 101, caseAt)).toBe(101);
    expect(placeOf('a', 103, caseAt)).toBe(100);
    expect(placeOf('c', 103, caseAt)).toBe(103);
    expect(placeOf('z', 101, caseAt)).toBeNull();
  });

  it('has neighbours that are other cases', () => {
    const list = { count: 104, caseAt };
    expect(neighbourOf(101, 1, list)).toEqual({ index: 102, id: 'c' });
    expect(neighbourOf(103, -1, list)).toEqual({ index: 101, id: 'b' });
    expect(neighbourOf(102, 1, list)).toBe('end');
    expect(neighbourOf(102, 1, { ...list, count: 200 })).toBe('unread');
    expect(neighbourOf(100, -1, list)).toBe('unread');
    expect(neighbourOf(0, -1, { count: 1, caseAt: () => 'a' })).toBe('end');
  });
});
