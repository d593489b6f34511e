import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

type Row = { withBundle: boolean; questions: string[]; files: string[]; roles: Record<string, string> };

/** The part of every column of every example file, agreed by people: a change of a guess is a change of this table. */
const table = JSON.parse(readFileSync(join(FIXTURES, 'expected-roles.json'), 'utf8')) as Row[];
const rows = table.flatMap(({ files, ...rest }) => files.map((file) => ({ file, ...rest })));

let bench: Bench;
let project: string;
beforeAll(async () => {
  bench = await openBench();
  project = (await bench.create()).id;
});
afterAll(async () => bench.done());

describe('the roles found without help', () => {
  it.each(rows)('in $file (with its bundle: $withBundle)', async ({ file, withBundle, roles, questions }) => {
    const bundle = bench.grant(join(FIXTURES, 'bundles', file.split('/')[0]!));
    const preview = await bench.preview(project, [join(FIXTURES, 'cases', file)], withBundle ? { bundle } : {});
    const found = preview.guesses.map(({ name, part, as }) => [
      name,
      as === null || as === name ? part : `${part} ${as}`,
    ]);
    expect(Object.fromEntries(found)).toEqual(roles);
    expect(preview.questions.map((question) => question.key)).toEqual(questions);
    expect(preview.guesses.every((guess) => guess.confidence !== 'ask')).toBe(true);
  });
});
