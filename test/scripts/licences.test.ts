import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carriedPackages, PERMISSIVE } from '../../scripts/licences.mjs';

describe('what the application carries', () => {
  it('has permissive licences only', () => {
    expect(carriedPackages().filter(({ licence }) => !PERMISSIVE.has(licence))).toEqual([]);
  });

  it('stands in the notices', () => {
    const notices = readFileSync(resolve(import.meta.dirname, '../../resources/licences/third-party.txt'), 'utf8');
    for (const { name, licence } of carriedPackages())
      expect(notices).toMatch(
        new RegExp(`^${name.replaceAll('/', '\\/')} \\S+ \\(${licence.replace(/[()]/g, '\\$&')}\\)$`, 'm'),
      );
  });
});
