import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '#shared/contract/imports.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { madeWorkbook, textCell } from '#test/support/made-workbook.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => bench.done());

const HEADER = 'prediction_id,scored_at,score,outcome';
const rows = (count: number, more = ''): string[] =>
  Array.from({ length: count }, (_, row) => `p${row},2025-01-0${(row % 9) + 1},0.${10 + (row % 80)},${row % 2}${more}`);

/** Imports into a project of its own, which is left empty where the file is refused. */
async function read(name: string): Promise<ImportReport> {
  const project = await bench.create(`${name}.tribune`);
  try {
    return await bench.load(project.id, [bench.file(name)]);
  } catch (fault) {
    const after = await bench.client.call('project.summary', { project: project.id });
    expect(after).toMatchObject({ rows: 0, sources: [], state: project.state });
    throw fault;
  } finally {
    await bench.client.call('project.close', { project: project.id });
  }
}

describe('a file that is none', () => {
  it('is refused for what it is: a device behind a link, a pipe, a folder, nothing', async () => {
    symlinkSync('/dev/zero', bench.file('zero.csv'));
    execFileSync('sh', ['-c', 'mkfifo "$0"', bench.file('pipe.csv')]);
    mkdirSync(bench.file('months'));
    symlinkSync(bench.file('gone'), bench.file('dangling.csv'));
    for (const name of ['zero.csv', 'pipe.csv'])
      await expect(read(name)).rejects.toMatchObject({ code: 'FILE_WRONG_KIND', details: { context: 'device' } });
    await expect(read('months')).rejects.toMatchObject({ code: 'FILE_WRONG_KIND', details: { context: 'folder' } });
    await expect(read('dangling.csv')).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  it('is no project, recipe, story or execution log either', async () => {
    const { id: project } = await bench.create('plain.tribune');
    const grant = bench.grant('/dev/zero');
    const refused = { code: 'FILE_WRONG_KIND', details: { file: 'zero', context: 'device' } };
    await expect(bench.client.stream('project.open', { grant })).rejects.toMatchObject(refused);
    await expect(bench.client.stream('stories.import', { project, grant })).rejects.toMatchObject(refused);
    await expect(bench.client.stream('processJournal.add', { project, files: [grant] })).rejects.toMatchObject(refused);
    const files = [bench.grant(join(FIXTURES, 'bad', 'tables', 'one_row.csv'))];
    await expect(bench.client.stream('import.preview', { project, files, recipeFile: grant })).rejects.toMatchObject(
      refused,
    );
  });
});

describe('a huge or odd table', () => {
  it('of two gigabytes of zeros is refused at once', async () => {
    writeFileSync(bench.file('zeros.csv'), '');
    truncateSync(bench.file('zeros.csv'), 2 ** 31);
    const before = Date.now();
    await expect(read('zeros.csv')).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' });
    expect(Date.now() - before).toBeLessThan(5000);
  });

  it('of one line of fifty megabytes is refused, and such a line among others is set aside', async () => {
    const long = 'x'.repeat(50 << 20);
    writeFileSync(bench.file('one-line.csv'), long);
    await expect(read('one-line.csv')).rejects.toMatchObject({ code: 'NO_HEADER' });
    writeFileSync(
      bench.file('long-line.csv'),
      [HEADER, ...rows(30), `p30,2025-01-01,0.5,${long}`, ...rows(5).map((row) => `q${row}`), ''].join('\n'),
    );
    const report = await read('long-line.csv');
    expect(report.rows).toBe(35);
    expect(report.files[0]?.reasons).toMatchObject([{ lines: [32] }]);
  });

  it('of more than five thousand columns is told so', async () => {
    const more = Array.from({ length: 4997 }, (_, index) => `fact_${index}`);
    writeFileSync(
      bench.file('wide.csv'),
      [`${HEADER},${more.join(',')}`, ...rows(3, `,${more.map(() => '1').join(',')}`), ''].join('\n'),
    );
    await expect(read('wide.csv')).rejects.toMatchObject({ code: 'TOO_MANY_COLUMNS', details: { found: 5001 } });
  });

  it('of a column with an endless name is told so', async () => {
    writeFileSync(bench.file('long.csv'), [`${HEADER},${'n'.repeat(600)}`, ...rows(3, ',1'), ''].join('\n'));
    await expect(read('long.csv')).rejects.toMatchObject({
      code: 'COLUMN_NAME_TOO_LONG',
      details: { found: 600, column: `${'n'.repeat(30)}…` },
    });
  });

  it.each(['[]', '[[1, 2], [3, 4]]', '[{"id": "a", "at": "2025-01-01", "score": 0.5}, 3]'])(
    'of JSON that is no list of objects is told so: %s',
    async (text) => {
      const name = `${text.length}.json`;
      writeFileSync(bench.file(name), text);
      await expect(read(name)).rejects.toMatchObject({ code: 'JSON_NOT_RECORDS' });
    },
  );

  it('of numbers beyond every integer comes in whole, and the project opens again', async () => {
    writeFileSync(
      bench.file('huge.csv'),
      [`${HEADER},amount`, ...rows(12, '').map((row, at) => `${row},1${'0'.repeat(at * 20)}`), ''].join('\n'),
    );
    expect((await read('huge.csv')).rows).toBe(12);
  });

  it('of JSON nested without end is refused, and so is such a line among others set aside', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    writeFileSync(bench.file('deep.json'), deep);
    await expect(read('deep.json')).rejects.toMatchObject({ code: 'NESTED_TOO_DEEP' });
    writeFileSync(bench.file('deep-objects.json'), `[${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}]`);
    await expect(read('deep-objects.json')).rejects.toMatchObject({ code: 'NESTED_TOO_DEEP' });
    const line = (row: number): string =>
      JSON.stringify({ id: `p${row}`, scored_at: `2025-01-0${(row % 9) + 1}`, score: row / 20 });
    const lines = [
      ...Array.from({ length: 12 }, (_, row) => line(row)),
      `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`,
      line(13),
    ];
    writeFileSync(bench.file('deep.ndjson'), `${lines.join('\n')}\n`);
    expect((await read('deep.ndjson')).rows).toBe(13);
  });

  it('of Parquet that is cut, at any place, is refused as incomplete or damaged', async () => {
    const whole = readFileSync(join(FIXTURES, 'cases', 'credit', 'predictions.parquet'));
    for (const share of [0.001, 0.5, 0.999]) {
      const name = `cut-${share}.parquet`;
      writeFileSync(bench.file(name), whole.subarray(0, Math.floor(whole.length * share)));
      await expect(read(name), name).rejects.toMatchObject({ code: 'FILE_INCOMPLETE' });
    }
    writeFileSync(
      bench.file('hole.parquet'),
      Buffer.concat([whole.subarray(0, 4), Buffer.alloc(whole.length - 8), whole.subarray(-4)]),
    );
    await expect(read('hole.parquet')).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('in a workbook whose formulas failed has its lines named with what stands there', async () => {
    const header = ['Client', 'Date', 'Score'].map((name, column) => textCell(`${'ABC'[column]}1`, name)).join('');
    const cells = Array.from({ length: 20 }, (_, row) => {
      const at = row + 2;
      const score =
        row === 7 ? `<c r="C${at}" t="e"><f>A1/0</f><v>#DIV/0!</v></c>` : `<c r="C${at}"><v>0.${row + 10}</v></c>`;
      return `${textCell(`A${at}`, `c${row}`)}<c r="B${at}" s="1"><v>${45_658 + row}</v></c>${score}`;
    });
    writeFileSync(bench.file('formulas.xlsx'), await madeWorkbook([header, ...cells], ['dd/mm/yyyy']));
    const report = await read('formulas.xlsx');
    expect(report.rows).toBe(19);
    expect(report.files[0]?.reasons).toMatchObject([{ lines: [9], rows: 1 }]);
  });

  it('that is removed between the first look and the import is told as gone', async () => {
    const { id: project } = await bench.create('removed.tribune');
    const path = bench.file('removed.csv');
    writeFileSync(path, [HEADER, ...rows(30), ''].join('\n'));
    const { recipe } = await bench.preview(project, [path]);
    rmSync(path);
    const check = bench.client.stream('import.check', { project, files: [bench.grant(path)], recipe });
    await expect(check).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', details: { file: 'removed.csv' } });
    writeFileSync(path, [HEADER, ...rows(30), ''].join('\n'));
    expect((await bench.load(project, [path])).rows).toBe(30);
  });
});
