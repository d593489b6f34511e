import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EXPORT_FORMATS } from '#shared/contract/cohorts.ts';
import type { CohortCount } from '#shared/contract/cohorts.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { openXml } from '#test/support/open-xml.ts';

let bench: Bench;
let credit: string;
let housing: string;
let sql: DuckDBConnection;
beforeAll(async () => {
  bench = await openBench();
  credit = await caseProject(bench, 'credit');
  housing = await caseProject(bench, 'housing');
  sql = await (await DuckDBInstance.create(':memory:')).connect();
  for (const name of ['credit', 'housing'])
    await sql.run(`CREATE VIEW ${name} AS SELECT * FROM '${join(FIXTURES, 'cases', name, 'predictions.parquet')}'`);
});
afterAll(() => bench.done());

const count = async (from: string): Promise<number> =>
  Number((await sql.runAndReadAll(`SELECT count(*) FROM ${from}`)).getRows()[0]?.[0]);

const counted = (project: string, selection = {}) => bench.client.stream('cohorts.count', { project, selection });

const named = (cohorts: readonly CohortCount[], id: string): CohortCount => {
  const found = cohorts.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no cohort ${id}`);
  return found;
};

type Asked = { search?: string; column?: string; cohort?: string; where?: string[] };

const total = async ({ where, ...asked }: Asked, project = credit): Promise<number> => {
  const selection = where === undefined ? {} : { where };
  return (await bench.client.table('cases.page', { project, selection, offset: 0, limit: 1, ...asked })).total;
};

describe('cohorts', () => {
  it('hold the cases that the file holds by their own rule, and end as these end', async () => {
    const { cohorts } = await counted(credit);
    const rules: [string, string][] = [
      ['near-cutoff', 'abs(score - 0.35) < 0.025'],
      ['wrong-and-confident', "(outcome = 'bad' AND score < 0.175) OR (outcome = 'good' AND score > 0.675)"],
      ['overridden', "decision <> applied_decision AND arm IS DISTINCT FROM 'control'"],
      ['disagree', '(score >= 0.35) <> (shadow_score >= 0.35)'],
    ];
    for (const [id, rule] of rules) {
      const { rows, outcome } = named(cohorts, id);
      expect([id, rows]).toEqual([id, await count(`credit WHERE ${rule}`)]);
      expect([id, await total({ cohort: id })]).toEqual([id, rows]);
      if (rows < 30) expect(outcome).toEqual({ ok: false, reason: 'TOO_FEW_ROWS', needed: 30 });
      if (!('kind' in outcome) || outcome.kind !== 'share') continue;
      expect(outcome.positive).toBe(await count(`credit WHERE (${rule}) AND outcome = 'bad'`));
      expect(outcome.interval[0]).toBeLessThanOrEqual(outcome.share);
      expect(outcome.interval[1]).toBeGreaterThanOrEqual(outcome.share);
    }
    expect(named(cohorts, 'all').rows).toBe(await count('credit'));
    expect(named(cohorts, 'challenged')).toMatchObject({ rows: 0, outcome: { ok: false, reason: 'NO_ROWS' } });
  });

  it('of an estimated quantity tell the mean observed, and those farthest off', async () => {
    const { cohorts, unknown } = await counted(housing);
    const far = named(cohorts, 'wrong-and-confident');
    const known = await count('housing WHERE sale_price IS NOT NULL');
    expect(far.rows).toBeGreaterThan(known * 0.04);
    expect(far.rows).toBeLessThanOrEqual(Math.ceil(known * 0.05));
    expect(named(cohorts, 'all').outcome).toMatchObject({ kind: 'mean' });
    expect(unknown.map(({ id }) => id)).toContain('overridden');
    await expect(total({ cohort: 'overridden' }, housing)).rejects.toMatchObject({ code: 'PARAMETER_INVALID' });
  });

  it('follow the selection, and hold the cases that were contested', async () => {
    const { cohorts } = await counted(credit, { period: '2025-03' });
    const march = await count("credit WHERE strftime(computed_at, '%Y-%m') = '2025-03'");
    expect(named(cohorts, 'all').rows).toBe(march);
    await bench.client.stream('challenges.take', {
      project: credit,
      case: 'P25-0004129',
      id: null,
      taken: {
        step: 'open',
        by: 'Ada',
        stance: 'disagree',
        raisedAs: 'expert',
        kind: 'wrongData',
        reason: 'The income on the form is that of one person of the two who signed, and the rent is counted twice.',
        expected: '',
        facts: [],
      },
    });
    const after = await counted(credit);
    expect(named(after.cohorts, 'challenged').rows).toBe(1);
    expect(await total({ cohort: 'challenged' })).toBe(1);
  });

  it('can be saved with a search and conditions, counted, combined, removed; each is told in the trail', async () => {
    const body = { name: 'Tenants in doubt', note: 'To be read.', selection: { where: ['Home=rent'] } };
    const near = { ...body, cohort: 'near-cutoff' as const };
    const { cohorts } = await bench.client.call('cohorts.save', { project: credit, ...near });
    const id = cohorts[0]?.id ?? '';
    const expected = await count("credit WHERE Home = 'rent' AND abs(score - 0.35) < 0.025");
    expect(await total({ cohort: id })).toBe(expected);
    expect(named((await counted(credit)).cohorts, id)).toMatchObject({
      kind: 'saved',
      name: body.name,
      rows: expected,
    });
    const freelance = "credit WHERE Home = 'rent' AND abs(score - 0.35) < 0.025 AND Job = 'freelance'";
    expect(await total({ cohort: id, where: ['Job=freelance'] })).toBe(await count(freelance));
    const searched = { ...body, selection: {}, id, search: 'locataire', column: 'Home' };
    await bench.client.call('cohorts.save', { project: credit, ...searched });
    expect(await total({ cohort: id })).toBe(await count("credit WHERE Home = 'rent'"));
    expect((await bench.client.call('cohorts.remove', { project: credit, id })).cohorts).toEqual([]);
    await expect(total({ cohort: id })).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
    await expect(
      bench.client.call('cohorts.save', { project: credit, ...body, selection: { where: ['Nothing=1'] } }),
    ).rejects.toMatchObject({ code: 'COLUMN_UNKNOWN' });
    const { events } = await bench.client.call('project.trail', { project: credit, limit: 3 });
    expect(events.map(({ body: told }) => told['step'])).toEqual(['removed', 'changed', 'saved']);
  });
});

describe('finding', () => {
  it('looks into any column, or one: texts that hold the words, labels, numbers, days', async () => {
    expect(await total({ search: 'FREEL', column: 'Job' })).toBe(await count("credit WHERE Job = 'freelance'"));
    expect(await total({ search: 'Indépendant', column: 'Job' })).toBe(await count("credit WHERE Job = 'freelance'"));
    expect(await total({ search: '14 400', column: 'Amount' })).toBe(await count('credit WHERE Amount = 14400'));
    expect(await total({ search: '2025-03-26', column: '@prediction_time' })).toBe(
      await count("credit WHERE computed_at::DATE = '2025-03-26'"),
    );
    const anywhere = await total({ search: 'freelance', column: '@any' });
    expect(anywhere).toBe(await count("credit WHERE Job = 'freelance'"));
    expect(await total({ search: '0004129', column: '@any' })).toBe(1);
    expect(await total({ search: '100%', column: '@any' })).toBe(0);
    expect(await total({ search: 'P25-0004129' })).toBe(1);
    expect(await total({ search: 'P25-00041' })).toBe(await count("credit WHERE prediction_id LIKE 'P25-00041%'"));
  });
});

describe('a cohort as a file', () => {
  const write = (format: (typeof EXPORT_FORMATS)[number], more = {}, options = {}) => {
    const extension = format === 'excel' || format === 'machine' ? 'csv' : format;
    const path = bench.file(`cases-${format}-${Object.keys(more).join('-')}.${extension}`);
    return bench.client
      .stream('cases.export', { project: credit, selection: {}, target: bench.grant(path), format, ...more }, options)
      .then((result) => ({ ...result, path }));
  };

  it('holds pseudonyms that are the same in every export and lead back to nobody without the key', async () => {
    const { rows, columns, path } = await write('parquet', { cohort: 'near-cutoff' });
    expect(rows).toBe(await count('credit WHERE abs(score - 0.35) < 0.025'));
    expect(columns.slice(0, 2)).toEqual(['prediction_id', 'entity_id']);
    const other = await write('machine', { cohort: 'near-cutoff' });
    const joined = `'${path}' p JOIN read_csv('${other.path}', all_varchar = true) c USING (prediction_id, entity_id)`;
    expect(await count(joined)).toBe(rows);
    const plain = `'${path}' p JOIN credit c ON p.prediction_id = c.prediction_id OR p.entity_id = c.client_id`;
    expect(await count(plain)).toBe(0);
    const both = await write('parquet', { search: 'P25-0004129' });
    const [id] = (await sql.runAndReadAll(`SELECT prediction_id FROM '${both.path}'`)).getRows()[0] as [string];
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(await keyedBy('P25-0004129', id)).toBe(true);
  });

  it('gives the numbers and the order of the list, and names when they are asked for', async () => {
    const sort = { column: 'score', descending: true };
    const { path, rows } = await write('machine', { cohort: 'overridden', identified: true, sort });
    const written = `read_csv('${path}')`;
    expect(await count(written)).toBe(rows);
    const same = `${written} w JOIN credit c ON w.prediction_id = c.prediction_id AND w.score = c.score AND w.Amount = c.Amount AND w.decision = c.decision`;
    expect(await count(same)).toBe(rows);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const head = lines[0]!.split(',');
    const scores = lines.slice(1).map((line) => Number(line.split(',')[head.indexOf('score')]));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('opens in a spreadsheet: semicolons, decimal commas, a mark of its encoding', async () => {
    const { path } = await write('excel', { search: 'P25-0004129', identified: true });
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\ufeffprediction_id;')).toBe(true);
    expect(text).toMatch(/;0,62\d+;/);
    expect(text).toContain(';14400;');
    const { events } = await bench.client.call('project.trail', { project: credit, limit: 1 });
    expect(events[0]).toMatchObject({ type: 'cohort', body: { step: 'exported', identified: true, rows: 1 } });
  });

  it('is a workbook of texts, numbers and dates, the same as the other files', async () => {
    const sort = { column: 'score', descending: true };
    const more = { cohort: 'near-cutoff', sort };
    const told: { stage: string; done: number; total: number | null }[] = [];
    const { path, rows, columns } = await write('xlsx', more, {
      onProgress: (one: (typeof told)[0]) => told.push(one),
    });
    expect(told.at(-1)).toMatchObject({ stage: 'writing', total: rows });
    const [sheet] = await readXlsxFile(path);
    const [head, ...lines] = sheet!.data;
    expect(head).toEqual(columns);
    expect(lines).toHaveLength(rows);
    const { path: other } = await write('parquet', more);
    const same = await sql.runAndReadAll(
      `SELECT prediction_id, entity_id, prediction_time::VARCHAR, score, decision, Amount, Income FROM '${other}'`,
    );
    const place = (name: string): number => columns.indexOf(name);
    expect(
      lines.map((line) => {
        const [time, ...values] = ['prediction_time', 'score', 'decision', 'Amount', 'Income'].map(
          (n) => line[place(n)],
        );
        expect(time).toBeInstanceOf(Date);
        const text = new Date(Math.round((time as unknown as Date).getTime() / 1000) * 1000).toISOString();
        return [line[0], line[1], text.slice(0, 19).replace('T', ' '), ...values];
      }),
    ).toEqual(same.getRows());
    const { text } = await openXml(readFileSync(path));
    expect(text('xl/worksheets/sheet1.xml')).not.toContain('<f>');
  });

  it('can be stopped, and leaves nothing behind', async () => {
    const path = bench.file('stopped.xlsx');
    const stop = new AbortController();
    const asked = { project: credit, selection: {}, target: bench.grant(path), format: 'xlsx' as const };
    const writing = bench.client.stream('cases.export', asked, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(writing).rejects.toMatchObject({ code: 'CANCELLED' });
    await new Promise((settle) => setTimeout(settle, 1500));
    expect(existsSync(path)).toBe(false);
    const { events } = await bench.client.call('project.trail', { project: credit, limit: 1 });
    expect(events[0]?.body).not.toMatchObject({ format: 'xlsx', identified: false, name: 'all' });
  });

  it('never holds a text that a spreadsheet would run, and leaves out free text', async () => {
    const summary = await bench.create('armed.tribune');
    const { writeFileSync } = await import('node:fs');
    const source = bench.file('armed.csv');
    const bad = ['=1+1', '+1', '-x', '@SUM(A1)', 'fine', '"quoted;""ok"""'];
    const lines = bad.map((text, at) => `c${at},2025-01-0${at + 1},0.${at + 1},${text},"a long remark, number ${at}"`);
    writeFileSync(source, ['id,time,score,kind,comment', ...lines].join('\n'));
    await bench.load(summary.id, [source]);
    const path = bench.file('armed-out.csv');
    const asked = { project: summary.id, selection: {}, target: bench.grant(path), format: 'machine' as const };
    const { left } = await bench.client.stream('cases.export', { ...asked, identified: true });
    expect(left).toEqual([]);
    const written = readFileSync(path, 'utf8');
    for (const one of bad.slice(0, 4)) expect(written).toContain(`,'${one}`);
    expect(written).toContain(',fine,');
    const book = bench.file('armed-out.xlsx');
    await bench.client.stream('cases.export', {
      ...asked,
      target: bench.grant(book),
      format: 'xlsx',
      identified: true,
    });
    const { text } = await openXml(readFileSync(book));
    expect(text('xl/worksheets/sheet1.xml')).not.toContain('<f');
    const [sheet] = await readXlsxFile(book);
    for (const [at, one] of ['=1+1', '+1', '-x', '@SUM(A1)', 'fine'].entries()) {
      expect(sheet!.data[at + 1]).toContain(one);
      expect(sheet!.data[at + 1]![0]).toBe(`c${at}`);
    }
    const { left: without } = await bench.client.stream('cases.export', asked);
    const { columns } = await bench.client.call('project.summary', { project: summary.id });
    const free = columns.filter(({ sensitivity }) => sensitivity === 'free-text').map(({ name }) => name);
    expect(without).toEqual(free);
  });
});

/** Whether a pseudonym is the keyed hash of an identifier, by the key that only the file of the project holds. */
async function keyedBy(id: string, pseudonym: string): Promise<boolean> {
  const copy = bench.file('copy.tribune');
  await bench.client.stream('project.saveCopy', { project: credit, target: bench.grant(copy) });
  const connection = await (await DuckDBInstance.create(copy, { access_mode: 'READ_ONLY' })).connect();
  const [value] = (
    await connection.runAndReadAll("SELECT value FROM setting WHERE key = 'pseudonymKey'")
  ).getRows()[0]!;
  const key = Buffer.from(JSON.parse(String(value)) as string, 'hex');
  return createHmac('sha256', key).update(`prediction_id:${id}`).digest('hex').startsWith(pseudonym);
}
