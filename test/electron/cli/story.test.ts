import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cli } from '#test/support/cli.ts';
import type { Cli } from '#test/support/cli.ts';
import { FIXTURES } from '#test/support/engine.ts';

let folder: string;
let tribune: Cli;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-cli-story-'));
  tribune = cli(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('signs a story: refused with code 1 while a rule blocks it, and turned down all the same', async () => {
  await tribune.run('new', 'credit.tribune');
  await tribune.run('import', 'credit.tribune', join(FIXTURES, 'cases', 'credit', 'predictions.csv'));
  const { id } = JSON.parse((await tribune.run('story', 'new', 'credit.tribune', '--json')).out) as { id: string };
  const refused = await tribune.run('story', 'sign', 'credit.tribune', id, '--by', 'Grace', '--role', 'validator');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain('these rules fail');
  const nameless = await tribune.run('story', 'sign', 'credit.tribune', id, '--role', 'validator');
  expect(nameless.code).toBe(2);
  const signing = ['--by', 'Grace', '--role', 'validator', '--state', 'rejected', '--reserve', 'Too early.', '--json'];
  const down = await tribune.run('story', 'sign', 'credit.tribune', id, ...signing);
  expect(down.code).toBe(0);
  expect(JSON.parse(down.out)).toMatchObject({ by: 'Grace', state: 'rejected', reserve: 'Too early.' });
});
