import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { cli } from '#test/support/cli.ts';
import { FIXTURES } from '#test/support/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'tribune-questions-'));
const tribune = cli(folder);
beforeAll(async () => {
  await tribune.run('new', 'case.tribune');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('tribune import', () => {
  it('shows all columns where none reads as a time', async () => {
    writeFileSync(join(folder, 'timeless.csv'), 'client;score;paid\n007;0.5;yes\n008;0.6;no\n');
    const { code, err } = await tribune.run('import', 'case.tribune', 'timeless.csv');
    expect(code).toBe(2);
    expect(err).toContain('--role prediction_time=COLUMN\n  The columns: client, score, paid');
  });

  it('says which lines it skipped, and what could be the outcome', async () => {
    const rows = ['007;2025-01-02;0.5;yes', '008;2025-01-03;0.6;no'];
    writeFileSync(join(folder, 'paid.csv'), `sep=;\nclient;at;score;paid\n${rows.join('\n')}\n`);
    const { code, out, err } = await tribune.run('import', 'case.tribune', 'paid.csv');
    expect(code).toBe(0);
    expect(out).toContain('One row above the header was skipped.');
    expect(err).toContain('If “paid” is it, import into a new project with --role outcome=paid');
  });
});

describe('a name that the log does not hold', () => {
  it('refuses at import, too, an outcome that the log does not hold', async () => {
    await tribune.run('new', 'mistaken.tribune');
    const log = join(FIXTURES, 'cases', 'credit', 'predictions.csv');
    const refused = await tribune.run('import', 'mistaken.tribune', log, '--positive', 'maybe', '--lang', 'fr');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('«\u00a0maybe\u00a0»\u00a0; les résultats sont\u00a0: bad, good.');
    const { rows } = JSON.parse((await tribune.run('run', 'mistaken.tribune', 'overview', '--json')).out) as {
      rows: number;
    };
    expect(rows).toBe(0);
  });

  it('is refused for the group that follows the model, and for a sheet', async () => {
    const log = join(FIXTURES, 'cases', 'credit', 'predictions.csv');
    const group = await tribune.run('import', 'mistaken.tribune', log, '--treatment', 'nobody');
    expect(group).toMatchObject({ code: 2, out: '' });
    expect(group.err).toContain('no group is called nobody; there is: ');
    const book = join(FIXTURES, 'cases', 'credit', 'predictions_first3000.xlsx');
    const sheet = await tribune.run('import', 'mistaken.tribune', book, '--sheet', 'July');
    expect(sheet).toMatchObject({ code: 2, out: '' });
    expect(sheet.err).toMatch(/has no sheet “July”; its sheets are: \w+/);
  });
});

describe('what is said of values at a later import', () => {
  const rows = (month: string): string =>
    Array.from(
      { length: 8 },
      (_, i) => `${month}${i};2025-${month}-0${i + 1};0.${i + 1};${i < 4 ? 'late' : 'paid'}`,
    ).join('\n');
  const log = (month: string): string => {
    writeFileSync(join(folder, `m${month}.csv`), `id;at;score;outcome\n${rows(month)}\n`);
    return `m${month}.csv`;
  };
  const imported = (month: string, ...more: string[]): ReturnType<typeof tribune.run> =>
    tribune.run('import', 'later.tribune', log(month), ...more);
  const positives = async (): Promise<unknown> =>
    (JSON.parse((await tribune.run('run', 'later.tribune', 'overview', '--json')).out) as Overview).outcomes.positive;

  beforeAll(async () => {
    await tribune.run('new', 'later.tribune');
    await imported('01');
  });

  it('fills what nobody had said, for all rows,', async () => {
    const second = await imported('02', '--positive', 'paid', '--cutoff', '0.45');
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(await positives()).toBe(8);
  });

  it('is told, and not taken over, where the project says otherwise', async () => {
    const third = await imported('03', '--positive', 'late', '--cutoff', '0.6', '--lang', 'fr');
    expect(third.code).toBe(0);
    expect(third.err).toBe(
      'Le projet garde «\u00a0paid\u00a0» comme le résultat que le score annonce\u00a0; «\u00a0late\u00a0» n’a pas été repris. Pour le changer\u00a0: tribune set FICHIER positive=late\n' +
        'Le projet garde son seuil, 0,450\u00a0; 0,600 n’a pas été repris. Pour le changer\u00a0: tribune set FICHIER cutoff=0.6\n',
    );
    expect(await positives()).toBe(12);
  });

  it('is part of the answer for programs, and of one that adds nothing', async () => {
    const told = async (...args: string[]): Promise<unknown> =>
      (JSON.parse((await imported(...(args as [string]), '--json')).out) as { report: { kept: unknown } }).report.kept;
    expect(await told('04', '--cutoff', '0.6')).toEqual([
      { key: 'imports.kept.cutoff', values: { kept: 0.45, said: 0.6 } },
    ]);
    expect(await told('05', '--cutoff', '0.45')).toEqual([]);
    expect(await told('05', '--cutoff', '0.5')).toEqual([{ key: 'imports.kept.unread', values: {} }]);
  });
});

describe('what a later file brings', () => {
  const ids = Array.from({ length: 60 }, (_, i) => `00${i}`);
  const log = ids.map((id, i) => `${id};2025-01-0${(i % 9) + 1};0.${(i % 9) + 1}`);
  const outcomes = ids.map((id, i) => `${id};${i % 3 === 0 ? 1 : 0};${i},50 €`);
  const groups = ids.map((id, i) => `1${id};2025-02-03;0.${(i % 9) + 1};${i % 2 === 0 ? 'control' : 'treatment'}`);
  const result = async (analysis: string): Promise<unknown> =>
    JSON.parse((await tribune.run('run', 'brought.tribune', analysis, '--json')).out);

  beforeAll(async () => {
    writeFileSync(join(folder, 'bare.csv'), `id;at;score\n${log.join('\n')}\n`);
    writeFileSync(join(folder, 'outcomes.csv'), `id;outcome;gain_eur\n${outcomes.join('\n')}\n`);
    writeFileSync(join(folder, 'groups.csv'), `id;at;score;arm\n${groups.join('\n')}\n`);
    await tribune.run('new', 'brought.tribune');
    await tribune.run('import', 'brought.tribune', 'bare.csv');
  });

  it('means what it would have meant at once: outcomes that come alone', async () => {
    expect(await tribune.run('import', 'brought.tribune', '--outcomes', 'outcomes.csv')).toMatchObject({
      code: 0,
      err: '',
    });
    expect(await result('overview')).toMatchObject({
      outcomes: { known: 60, positive: 20 },
      positiveLabel: { value: '1' },
    });
    expect(await result('value')).toMatchObject({ currency: 'EUR', n: 60, against: { reason: 'NO_ARM_COLUMN' } });
  });

  it('and groups that are called control and treatment', async () => {
    expect(await tribune.run('import', 'brought.tribune', 'groups.csv')).toMatchObject({ code: 0, err: '' });
    expect(await result('value')).toMatchObject({ against: { reason: 'TOO_FEW_ROWS' } });
  });

  it('is asked about where one of its headings stands twice', async () => {
    writeFileSync(join(folder, 'twice.csv'), 'id;at;score;score\nz1;2025-03-03;0.5;0.6\nz2;2025-03-03;0.7;0.2\n');
    const { code, err } = await tribune.run('import', 'brought.tribune', 'twice.csv');
    expect(code).toBe(2);
    expect(err).toContain("--role score='score (2)'");
  });

  it('is refused where its scores are of another kind', async () => {
    const prices = ids.map((id) => `p${id};2025-03-03;${150_000 + Number(id)}.5;${140_000 + Number(id) * 7}.25`);
    writeFileSync(join(folder, 'prices.csv'), `id;at;estimate;sale_price\n${prices.join('\n')}\n`);
    const roles = ['--role', 'score=estimate', '--role', 'outcome=sale_price'];
    const { code, err } = await tribune.run('import', 'brought.tribune', 'prices.csv', ...roles);
    expect(code).toBe(2);
    expect(err).toContain('a probability outside 0 to 1');
    expect(await result('overview')).toMatchObject({ rows: 120, outcomes: { known: 60 } });
  });
});

describe('a project with little in it', () => {
  beforeAll(async () => {
    await tribune.run('new', 'little.tribune');
  });

  it('says that it holds nothing, and what to do', async () => {
    expect((await tribune.run('run', 'little.tribune', 'value')).out).toBe('No prediction is in this selection.\n');
    const { err } = await tribune.run('cases', 'little.tribune', '--where', 'town=x', '--lang', 'fr');
    expect(err).toContain('Importez d’abord un journal.');
    expect(err).not.toContain('Ses colonnes');
  });

  it('counts one prediction in the singular', async () => {
    writeFileSync(join(folder, 'one.csv'), 'id;at;score;outcome\n007;2025-01-02;0.5;yes\n');
    const { out } = await tribune.run('import', 'little.tribune', 'one.csv');
    expect(out).toContain('The project holds one prediction, of 2 January 2025; outcomes known: 1.');
  });
});

describe('what is written wrong', () => {
  const told: [string[], string][] = [
    [['import', 'case.tribune', 'paid.csv', '--percent', 'maybe'], '--percent is yes or no: maybe.'],
    [['set', 'case.tribune', 'window=long'], 'window is a whole number of days: long.'],
    [['bundle', '--lang', 'fr'], 'bundle est suivi d’un autre mot\u00a0: tribune bundle add, tribune bundle writer.'],
    [
      ['cases', 'case.tribune', '--where', 'town=x', '--lang', 'fr'],
      'Aucune colonne du journal ne s’appelle «\u00a0town\u00a0».',
    ],
    [['cases', 'case.tribune', '--where', '@town=x'], 'The parts are: @prediction_id, '],
    [['run', 'case.tribune', 'performance', '--param', 'colour=red'], 'The analysis has no parameter “colour”.'],
    [['readiness', 'state', 'case.tribune', 'x', '--by', 'A', '--text', 'done'], '--text says in 20 signs or more'],
    [['import', 'case.tribune', '.'], 'is a folder, not a table. Choose the files in it.'],
    [['cases', 'case.tribune', '--limit', 'x'], '--limit is a whole number from 1 to'],
  ];

  it.each(told)('is said in a sentence: %j', async (args, sentence) => {
    const { code, err } = await tribune.run(...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});
