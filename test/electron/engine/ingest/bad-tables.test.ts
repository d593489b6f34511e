import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import type { ImportReport } from '#shared/contract/imports.ts';
import { BAD_TABLES } from '#test/support/bad-inputs.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const folder = join(FIXTURES, 'bad', 'tables');

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => bench.done());

describe('a broken or hostile table', () => {
  it('has an expectation for each one', () => {
    const index = JSON.parse(readFileSync(join(FIXTURES, 'bad', 'index.json'), 'utf8')) as {
      inputs: { file: string }[];
    };
    const tables = index.inputs
      .filter((input) => input.file.startsWith('tables/'))
      .map((input) => input.file.slice('tables/'.length));
    expect(Object.keys(BAD_TABLES).sort()).toEqual(tables.sort());
    expect(readdirSync(folder).sort()).toEqual(tables.sort());
  });

  it.each(Object.entries(BAD_TABLES))('%s', async (file, expected) => {
    const project = await bench.create(`${file}.tribune`);
    const before = await tables(project.id);
    if ('refused' in expected) {
      const fault = await bench.load(project.id, [join(folder, file)]).catch((cause: unknown) => cause);
      expect(fault).toBeInstanceOf(AppError);
      expect((fault as AppError).code).toBe(expected.refused);
      expect((fault as AppError).details['file']).toBe(file);
      expect(await tables(project.id)).toEqual(before);
      return;
    }
    if ('asks' in expected) {
      const preview = await bench.preview(project.id, [join(folder, file)]);
      const asked = preview.questions.filter((question) => question.mandatory);
      expect(asked.map((question) => question.key)).toContain(expected.asks);
      expect(await tables(project.id)).toEqual(before);
      return;
    }
    const report = await bench.load(project.id, [join(folder, file)]);
    const told = report.files[0]!;
    expect(told.accepted).toBe(expected.accepted);
    expect(told.rejected).toBe(expected.rejected ?? 0);
    expect(told.duplicates).toBe(expected.duplicates ?? 0);
    expect(linesOf(told)).toEqual(expected.lines ?? {});
    if (expected.ids !== undefined) expect(told.reasons.flatMap((reason) => reason.ids).sort()).toEqual(expected.ids);
    expect(told.notes.map((note) => note.key)).toEqual(expected.notes ?? []);
    expect(report.rows).toBe(expected.accepted);
  });

  async function tables(project: string): Promise<unknown> {
    const { state, sources, rows, columns } = await bench.client.call('project.summary', { project });
    return { state, sources, rows, columns };
  }
});

function linesOf(file: ImportReport['files'][number]): Record<string, number[]> {
  return Object.fromEntries(
    file.reasons.filter((reason) => reason.lines.length > 0).map((reason) => [reason.reason, reason.lines]),
  );
}

describe('what a broken table holds', () => {
  it('shows every hostile name as it is', async () => {
    const project = await bench.create('names.tribune');
    await bench.load(project.id, [join(folder, 'hostile_column_names.csv')]);
    const { columns } = await bench.client.call('project.summary', { project: project.id });
    const names = columns.map((column) => column.name);
    for (const name of [
      '__proto__',
      'constructor',
      'toString',
      'a"b',
      "x'; DROP TABLE predictions; --",
      'select',
      ' ',
      'é́',
      'Ｓｃｏｒｅ',
    ])
      expect(names).toContain(name);
    expect(columns.every((column) => /^[a-z0-9_]+$/.test(column.column))).toBe(true);
  });

  it('finds an identifier that looks like SQL', async () => {
    const project = await bench.create('sql.tribune');
    await bench.load(project.id, [join(folder, 'sql_in_ids.csv')]);
    const all = await bench.client.table('cases.page', { project: project.id, selection: {}, offset: 0, limit: 100 });
    for (const id of all.rows.values[0] as string[]) {
      const found = await bench.client.table('cases.page', {
        project: project.id,
        selection: {},
        search: id,
        offset: 0,
        limit: 10,
      });
      expect(found.rows.values[0]).toEqual([id]);
    }
  });

  it('keeps markup as text and cuts a cell of a megabyte on display', async () => {
    const project = await bench.create('cells.tribune');
    await bench.load(project.id, [join(folder, 'html_in_labels.csv')]);
    const page = await bench.client.table('cases.page', { project: project.id, selection: {}, offset: 0, limit: 100 });
    expect(page.rows.values.flat().join(' ')).toContain('<script>');
    const big = await bench.preview(project.id, [join(folder, 'one_megabyte_cell.csv')]);
    for (const cell of big.files[0]!.rows.flat()) expect((cell ?? '').length).toBeLessThanOrEqual(200);
  });

  it('keeps each row that was set aside with its file, line, column, reason and text', async () => {
    const project = await bench.create('aside.tribune');
    await bench.load(project.id, [join(folder, 'wrong_types.csv')]);
    const page = await bench.client.table('import.rejected', { project: project.id, offset: 0, limit: 100 });
    expect(page.total).toBe(6);
    const at = (name: string): (string | number | boolean | null)[] => page.rows.values[page.rows.names.indexOf(name)]!;
    expect(at('line')).toEqual([7, 8, 9, 10, 11, 13]);
    expect(at('column_name')).toEqual(['score', 'score', 'score', 'computed_at', 'Age', 'computed_at']);
    expect(at('value')).toEqual(['high', null, '12 %', 'yesterday', 'forty', null]);
    expect(at('file')).toEqual(Array<string>(6).fill('wrong_types.csv'));
    const lines = readFileSync(join(folder, 'wrong_types.csv'), 'utf8').split('\n');
    expect(at('raw')).toEqual([7, 8, 9, 10, 11, 13].map((line) => lines[line - 1]));
  });

  it('writes no cell that a spreadsheet would run', async () => {
    const project = await bench.create('formula.tribune');
    await bench.load(project.id, [join(folder, 'formula_injection.csv')]);
    await bench.load(project.id, [join(folder, 'duplicate_ids.csv')]);
    for (const flavour of ['excel', 'machine'] as const) {
      const target = bench.file(`rejected-${flavour}.csv`);
      await bench.client.stream('import.exportRejected', { project: project.id, target: bench.grant(target), flavour });
      for (const cell of readFileSync(target, 'utf8')
        .replace('\ufeff', '')
        .split(/[;,\n]/))
        expect(cell).not.toMatch(/^"?[=+@\t]/);
    }
  });
});
