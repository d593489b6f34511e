import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileNameFrom } from '#shared/domain/file-name.ts';

it('keeps the words of a title and leaves out what a system forbids', () => {
  expect(fileNameFrom('a/b: "c"?  d…')).toBe('a b c d…');
  expect(fileNameFrom('Décisions fausses, juin 2025.')).toBe('Décisions fausses, juin 2025');
});

it('is never empty, hidden or a path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
      const name = fileNameFrom(title);
      expect(name).not.toBe('');
      expect(name).not.toMatch(/[/\\:*?"<>|]|^\.|[. ]$/);
      expect(name.length).toBeLessThanOrEqual(80);
    }),
    { numRuns: 200 },
  );
});
