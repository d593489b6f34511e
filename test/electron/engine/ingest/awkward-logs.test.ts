import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ImportReport, Preview } from '#shared/contract/imports.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { madeWorkbook, textCell } from '#test/support/made-workbook.ts';
import { fileSentences } from '#shared/words/import-sentences.ts';
import { createWords } from '#shared/words/words.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => bench.done());

type Read = { preview: Preview; report: ImportReport };

/** Looks at a file that the test wrote and imports it into a project of its own. */
async function read(name: string, more: Parameters<Bench['load']>[2] = {}): Promise<Read> {
  const project = await bench.create(`${name}.tribune`);
  const preview = await bench.preview(project.id, [bench.file(name)], more);
  const report = await bench.load(project.id, [bench.file(name)], more);
  await bench.client.call('project.close', { project: project.id });
  return { preview, report };
}

async function copy(select: string, name: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${select}) TO '${bench.file(name)}'`);
  connection.closeSync();
  instance.closeSync();
}

describe('a Parquet log', () => {
  it('is read whole with lists, identifiers, maps and amounts in it', async () => {
    await copy(
      `SELECT uuid() AS request_id, TIMESTAMPTZ '2025-01-01 10:00:00+00' + INTERVAL (i) HOUR AS scored_at,
         (i / 50.0)::DECIMAL(6, 4) AS score, [i, i + 1] AS codes, [{'name': 'age', 'value': i}] AS facts,
         MAP {'a': 1.5} AS extra, '\\xAA'::BLOB AS raw, i % 3 = 0 AS outcome FROM range(50) t(i)`,
      'lists.parquet',
    );
    const { report, preview } = await read('lists.parquet');
    expect(report).toMatchObject({ rows: 50, period: { from: '2025-01-01', to: '2025-01-03' } });
    expect(preview.recipe.columns.map(({ name, part }) => `${name}: ${part}`)).toEqual([
      'request_id: prediction_id',
      'scored_at: prediction_time',
      'score: score',
      'codes: feature',
      'facts: text',
      'extra: feature',
      'raw: feature',
      'outcome: outcome',
    ]);
  });
});

describe('a JSON document', () => {
  it('keeps a list as one text', async () => {
    const rows = Array.from({ length: 20 }, (_, row) => ({
      id: `00${row + 10}`,
      scored_at: `2025-01-${row + 10}T10:00:00Z`,
      score: row / 20,
      input: { tags: ['a', 'b'], address: { zip: '01000' } },
    }));
    writeFileSync(bench.file('tags.json'), JSON.stringify(rows));
    const { report, preview } = await read('tags.json');
    expect(report.rows).toBe(20);
    expect(preview.files[0]?.columns).toEqual(['id', 'scored_at', 'score', 'input.tags', 'input.address.zip']);
  });
});

describe('the dates of a table in text', () => {
  const written: [string, string, (day: string) => string][] = [
    ['two-figures', 'date', (day) => `${day}/01/25 09:30`],
    ['half-days', 'scored_at', (day) => `01/${day}/2025 ${day > '20' ? '12:05 AM' : '3:05 PM'}`],
    ['month-names', 'date', (day) => `${day}-Jan-2025`],
    ['french-months', 'date', (day) => `${day} ${day > '20' ? 'janv.' : 'janvier'} 2025 à 14h30`],
    ['german-months', 'datum', (day) => (day > '20' ? `${day}. Januar 2025` : `${day}-Jän-25`)],
    ['american-months', 'date', (day) => `"January ${day}, 2025 3:05 PM"`],
    ['statistics', 'score_date', (day) => `${day}JAN2025:10:22:00`],
    ['excel-days', 'score_date', (day) => `${45_657 + Number(day)}.5`],
  ];

  it.each(written)('are read as they are written: %s', async (name, column, date) => {
    const lines = Array.from({ length: 19 }, (_, row) => `00${row + 10},${date(String(row + 10))},0.${row + 10}`);
    writeFileSync(bench.file(`${name}.csv`), `client_id,${column},score\n${lines.join('\n')}\n`);
    const { report, preview } = await read(`${name}.csv`);
    expect(report).toMatchObject({ rows: 19, period: { from: '2025-01-10', to: '2025-01-28' } });
    expect(preview.guesses[1]).toMatchObject({ part: 'prediction_time', kind: 'time' });
    const days = /month|statistics/.test(name) ? 'months' : name === 'excel-days' ? 'count' : null;
    expect(preview.files[0]?.reading.days).toBe(days);
  });
});

describe('a workbook', () => {
  it('gives identifiers with the zeros that it shows', async () => {
    const header = ['Client', 'Date', 'Score'].map((name, column) => textCell(`${'ABC'[column]}1`, name)).join('');
    const rows = Array.from({ length: 20 }, (_, row) => {
      const client = row === 19 ? textCell('A21', 'X-7') : `<c r="A${row + 2}" s="1"><v>${row + 123}</v></c>`;
      return `${client}<c r="B${row + 2}" s="2"><v>${45_658 + row}</v></c><c r="C${row + 2}"><v>0.${row + 10}</v></c>`;
    });
    writeFileSync(bench.file('zeros.xlsx'), await madeWorkbook([header, ...rows], ['00000;[Red]-00000', 'dd/mm/yyyy']));
    const { preview, report } = await read('zeros.xlsx', { said: { parts: { Client: 'entity_id' } } });
    expect(preview.files[0]?.rows[0]).toEqual(['00123', '2025-01-01T00:00:00', '0.1']);
    expect(preview.files[0]?.rows[19]?.[0]).toBe('X-7');
    expect(report).toMatchObject({ rows: 20, period: { from: '2025-01-01', to: '2025-01-20' } });
  });
});

describe('a workbook with formulas that failed', () => {
  const names = ['Client', 'Date', 'Score', 'Income', 'Age'];
  const error = (place: string, shown: string): string => `<c r="${place}" t="e"><f>1/0</f><v>${shown}</v></c>`;
  const rows = Array.from({ length: 20 }, (_, row) => {
    const at = row + 2;
    const facts =
      row < 3
        ? error(`D${at}`, '#DIV/0!') + error(`E${at}`, '#N/A')
        : `<c r="D${at}"><v>${row}</v></c><c r="E${at}"><v>${row + 30}</v></c>`;
    const beside = row === 5 ? error(`H${at}`, '#REF!') : '';
    return `${textCell(`A${at}`, `K${row}`)}<c r="B${at}" s="1"><v>${45_658 + row}</v></c><c r="C${at}"><v>0.${row + 10}</v></c>${row === 3 ? error(`E${at}`, '#DIV/0!') : facts}${beside}`;
  });

  it('says how many cells held which error, in which columns, and that they are missing', async () => {
    const header = names.map((name, column) => textCell(`${'ABCDE'[column]}1`, name)).join('');
    writeFileSync(bench.file('errors.xlsx'), await madeWorkbook([header, ...rows], ['dd/mm/yyyy']));
    const { report } = await read('errors.xlsx', { said: { parts: { Client: 'entity_id' } } });
    const [file] = report.files;
    expect(file?.notes.map(({ values }) => values)).toEqual([
      { shown: '#DIV/0!', count: 4, columns: 'Income, Age' },
      { shown: '#N/A', count: 3, columns: 'Age' },
    ]);
    expect(report.missing).toHaveLength(2);
    expect(report.missing).toEqual(expect.arrayContaining([{ name: 'Income', missing: 4 }]));
    expect(file === undefined ? [] : fileSentences(file, createWords('en'))).toContain(
      '4 cells held #DIV/0!, an error of a formula, and were read as missing: Income, Age.',
    );
    expect(file === undefined ? [] : fileSentences(file, createWords('fr'))).toContain(
      '3 cellules contenaient #N/A, une erreur de formule, et ont été lues comme manquantes\u00a0: Age.',
    );
  });
});

describe('a table that does not begin with its header', () => {
  const rows = Array.from({ length: 30 }, (_, row) => `00${row + 10};2025-01-${(row % 28) + 1};0,${row + 10}`).map(
    (line) => line.replace(/-(\d);/, '-0$1;'),
  );
  const header = 'N° client;Date du score;Score';
  const above: [string, string][] = [
    ['a title in cells', 'Rapport des scores;;\n;;\n'],
    ['a title and blank lines', 'Rapport des scores\r\n\r\n'],
    ['the sign between columns', 'sep=;\r\n'],
  ];

  it.each(above)('is read below %s, with the line numbers of the file', async (what, before) => {
    const name = `${what.replaceAll(' ', '-')}.csv`;
    const end = before.includes('\r\n') ? '\r\n' : '\n';
    const lines = before.split(end).length - 1;
    writeFileSync(bench.file(name), before + [header, ...rows, 'Total;;', ''].join(end));
    const { preview, report } = await read(name);
    expect(preview.recipe.columns.map(({ part }) => part)).toEqual(['entity_id', 'prediction_time', 'score']);
    expect(preview.files[0]?.notes).toEqual([{ key: 'imports.notes.skippedRows', values: { count: lines } }]);
    expect(report.rows).toBe(30);
    expect(report.files[0]?.reasons).toMatchObject([{ reason: 'NO_TIME', lines: [lines + 32] }]);
  });

  it('is refused without one: values are no names', async () => {
    writeFileSync(bench.file('values.csv'), `${rows.join('\n')}\n`);
    await expect(read('values.csv')).rejects.toMatchObject({ code: 'NO_HEADER', details: { context: 'values' } });
  });
});

describe('a document of another program', () => {
  it('is named for what it is', async () => {
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(22), Buffer.from([7, 0, 0, 0])]);
    writeFileSync(bench.file('june.zip'), Buffer.concat([zip, Buffer.from('log.csv')]));
    writeFileSync(bench.file('june.xls'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    await expect(read('june.zip')).rejects.toMatchObject({ details: { context: 'archive', found: 'log.csv' } });
    await expect(read('june.xls')).rejects.toMatchObject({ code: 'FILE_NOT_TEXT', details: { context: 'xls' } });
  });
});

describe('what no column was taken for', () => {
  const rows = Array.from(
    { length: 20 },
    (_, row) => `00${row + 10};2025-01-${row + 10};0,${row + 10};${row % 2 ? 'oui' : 'non'};Lyon`,
  );
  const header = 'N° client;Date du score;Score;Impayé à 12 mois;Ville';

  it('is asked: an outcome that answers yes or no, without stopping the import', async () => {
    writeFileSync(bench.file('impayes.csv'), `${[header, ...rows].join('\n')}\n`);
    const { preview, report } = await read('impayes.csv');
    expect(preview.questions).toMatchObject([
      { key: 'missingOutcome', mandatory: false, choices: ['Impayé à 12 mois'] },
    ]);
    expect(report.rows).toBe(20);
    const said = { parts: { 'Impayé à 12 mois': 'outcome' as const } };
    const told = await bench.preview((await bench.create('told.tribune')).id, [bench.file('impayes.csv')], { said });
    expect(told.questions).toEqual([]);
    expect(told.recipe.meaning.positive).toBe('oui');
  });

  it('is asked of all columns where none reads as a time', async () => {
    writeFileSync(
      bench.file('timeless.csv'),
      `Client;Score\n${rows.map((row) => row.replace(/;.*?;/, ';').slice(0, 9)).join('\n')}\n`,
    );
    const project = await bench.create('timeless.tribune');
    const { questions } = await bench.preview(project.id, [bench.file('timeless.csv')]);
    expect(questions).toMatchObject([{ key: 'noColumn', role: 'prediction_time', choices: ['Client', 'Score'] }]);
  });
});
