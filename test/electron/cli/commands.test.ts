import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '#electron/cli/commands/index.ts';
import { analyses } from '#shared/analyses/index.ts';
import { recipeSchema } from '#shared/mapping/recipe.ts';
import { cli } from '#test/support/cli.ts';
import { openXml } from '#test/support/open-xml.ts';
import type { Cli } from '#test/support/cli.ts';
import { FIXTURES } from '#test/support/engine.ts';

const cases = join(FIXTURES, 'cases');
const bad = join(FIXTURES, 'bad', 'tables');

let folder: string;
let tribune: Cli;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-cli-'));
  tribune = cli(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('tribune', () => {
  it('lists its commands', async () => {
    const { code, out } = await tribune.run('help');
    expect(code).toBe(0);
    for (const name of ['new', 'import', 'bundle add', 'analyses', 'run', 'explain', 'audit replay', 'open'])
      expect(out).toContain(`tribune ${name} `);
  });

  it('says in both languages what each command does, and how it is written', async () => {
    const names = commands.map(({ name }) => name);
    for (const lang of ['en', 'fr']) {
      const { out } = await tribune.run('help', '--lang', lang);
      expect(out).not.toMatch(/cli\.|\{\{/);
      for (const name of names) expect(out).toMatch(new RegExp(`^  tribune ${name} +\\S.{5}`, 'm'));
    }
    expect((await tribune.run('help', 'report')).out).toContain('tribune report FILE ANALYSIS...');
    expect((await tribune.run('story', 'sign', '--help', '--lang', 'fr')).out).toMatch(/^tribune story sign FILE/);
  });

  it('answers in French what is written wrong', async () => {
    expect((await tribune.run('new', '--lang', 'fr')).err).toMatch(
      /^`tribune new` ne s.écrit pas ainsi\. On écrit\s: tribune new FILE \[.*\] `tribune new --help` dit le reste\.\n$/,
    );
    const other = await tribune.run('new', 'a.tribune', '--nonsense', '--lang', 'fr');
    expect(other.err).toMatch(/^option inconnue\s: --nonsense/);
    expect((await tribune.run('nonsense', '--lang', 'fr')).err).toMatch(/^commande inconnue\s: nonsense/);
  });

  it.each([
    [['nonsense'], 'unknown command: nonsense. See'],
    [['new'], 'tribune new FILE'],
    [['run', 'a.tribune'], 'tribune run FILE ANALYSIS'],
    [['import', 'a.tribune', 'b.csv', '--nonsense'], 'unknown option: --nonsense.'],
    [['run', 'missing.tribune', 'overview'], 'missing.tribune'],
    [['import', 'a.tribune', 'b.csv', '--as-of', 'tomorrow'], '--as-of'],
  ])('answers %j with one sentence and exit code 2', async (args, told) => {
    if (args[1] === 'a.tribune' && !existsSync(join(folder, 'a.tribune'))) await tribune.run('new', 'a.tribune');
    const { code, out, err } = await tribune.run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(told);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/\bat .*\.js:|Error:/);
  });

  it('goes from an export to counts', async () => {
    expect((await tribune.run('new', 'credit.tribune')).out).toContain('credit.tribune');
    const imported = await tribune.run(
      'import',
      'credit.tribune',
      join(cases, 'credit', 'predictions_fr_windows1252.csv'),
      '--positive',
      'Défaut de paiement',
    );
    expect(imported.code).toBe(0);
    expect(imported.out).toContain('Windows-1252, semicolons between columns, decimal comma, dates day/month/year');
    expect(imported.out).toContain('8,980 of 8,980 rows accepted');
    const { out } = await tribune.run('run', 'credit.tribune', 'overview', '--json');
    const result = JSON.parse(out) as Record<string, unknown>;
    expect(result).toMatchObject({
      analysis: 'overview',
      rows: 8980,
      individuals: 8740,
      outcomes: { known: 7712, positive: 2295 },
    });
    expect(result['provenance']).toMatchObject({ rows: 8980, selection: {} });
    const march = JSON.parse(
      (await tribune.run('run', 'credit.tribune', 'overview', '--param', 'period=2025-03', '--json')).out,
    ) as { rows: number };
    expect(march.rows).toBe(1500);
    const women = JSON.parse(
      (
        await tribune.run(
          'run',
          'credit.tribune',
          'overview',
          '--param',
          'where=Logement=Locataire',
          '--param',
          'where=@arm=control',
          '--json',
        )
      ).out,
    ) as { rows: number };
    expect(women.rows).toBeGreaterThan(0);
    expect(women.rows).toBeLessThan(6273);
    const quality = JSON.parse((await tribune.run('run', 'credit.tribune', 'quality', '--json')).out) as {
      columns: { column: string; missing: number }[];
    };
    expect(quality.columns.find((column) => column.column === 'Revenu mensuel')?.missing).toBe(801);
  });

  it('counts cohorts, finds cases and writes them with pseudonyms', async () => {
    const counts = JSON.parse((await tribune.run('cases', 'credit.tribune', '--json')).out) as {
      cohorts: { id: string; rows: number }[];
    };
    expect(counts.cohorts[0]).toMatchObject({ id: 'all', rows: 8980 });
    const asked = ['cases', 'credit.tribune', '--search', 'P25-0004129'];
    const found = JSON.parse((await tribune.run(...asked, '--json')).out) as { total: number };
    expect(found.total).toBe(1);
    const { out } = await tribune.run(...asked, '--out', join(folder, 'one.csv'));
    expect(out).toContain('One case was written to “one.csv”.\nIdentifiers are pseudonyms of this project.');
    expect(readFileSync(join(folder, 'one.csv'), 'utf8')).not.toContain('P25-0004129');
    await tribune.run('cases', 'credit.tribune', '--cohort', 'overridden', '--out', join(folder, 'overridden.xlsx'));
    const workbook = await openXml(readFileSync(join(folder, 'overridden.xlsx')));
    const sheet = workbook.text('xl/worksheets/sheet1.xml');
    const overridden = counts.cohorts.find(({ id }) => id === 'overridden')!.rows;
    expect(overridden).toBeGreaterThan(0);
    expect(sheet.match(/<row /g)).toHaveLength(overridden + 1);
    expect(sheet + workbook.text('xl/sharedStrings.xml')).not.toMatch(/P25-\d{7}/);
    for (const [format, out] of [
      ['machine', 'x.xlsx'],
      ['xlsx', 'x.csv'],
      ['parquet', 'x.xlsx'],
    ] as const) {
      const refused = await tribune.run(...asked, '--format', format, '--out', join(folder, out));
      expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(`--format ${format} does not go with`)]);
    }
    const wrong = await tribune.run(...asked, '--cohort', 'nobody');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('no cohort nobody; there are: all, ')]);
  });

  it('refuses parameters that it does not know, naming them', async () => {
    const { code, err } = await tribune.run('run', 'credit.tribune', 'overview', '--param', 'perod=2025-03');
    expect(code).toBe(2);
    expect(err).toContain('perod');
    expect((await tribune.run('run', 'credit.tribune', 'overview', '--param', 'period=2025-13')).err).toContain(
      '2025-13',
    );
    expect((await tribune.run('run', 'credit.tribune', 'nonsense')).err).toContain(
      'fairness, gains, importance, journal, overview, parsimony, performance, plan, quality',
    );
  });

  it('lists every open question with the option that answers it, and imports nothing', async () => {
    await tribune.run('new', 'asks.tribune');
    const dates = await tribune.run('import', 'asks.tribune', join(bad, 'ambiguous_dates.csv'));
    expect(dates.code).toBe(2);
    expect(dates.err).toContain('--dates day-first');
    expect(dates.err).toContain('--dates month-first');
    const twice = await tribune.run('import', 'asks.tribune', join(bad, 'duplicate_columns.csv'));
    expect(twice.err).toContain("--role score='score (2)'");
    const none = await tribune.run('import', 'asks.tribune', join(bad, 'no_score_column.csv'));
    expect(none.err).toContain('--role score=shadow_score'.slice(0, 13));
    expect(JSON.parse((await tribune.run('run', 'asks.tribune', 'overview', '--json')).out)).toMatchObject({ rows: 0 });
    const answered = await tribune.run(
      'import',
      'asks.tribune',
      join(bad, 'ambiguous_dates.csv'),
      '--dates',
      'month-first',
      '--json',
    );
    expect(answered.code).toBe(0);
    const { report, recipe } = JSON.parse(answered.out) as { report: { rows: number }; recipe: unknown };
    expect(report.rows).toBe(80);
    expect(recipeSchema.parse(recipe).reading.dates).toBe('month-first');
  });

  it('reads a recipe from a file and says where one is wrong', async () => {
    await tribune.run('new', 'recipe.tribune');
    const first = JSON.parse(
      (
        await tribune.run(
          'import',
          'recipe.tribune',
          join(cases, 'credit', 'predictions.csv'),
          '--positive',
          'bad',
          '--json',
        )
      ).out,
    ) as { recipe: object };
    writeFileSync(join(folder, 'recipe.json'), JSON.stringify(first.recipe));
    await tribune.run('new', 'again.tribune');
    const again = await tribune.run(
      'import',
      'again.tribune',
      join(cases, 'credit', 'predictions.csv'),
      '--recipe',
      'recipe.json',
      '--json',
    );
    expect((JSON.parse(again.out) as { recipe: object }).recipe).toEqual(first.recipe);
    writeFileSync(
      join(folder, 'broken.json'),
      JSON.stringify({ ...first.recipe, columns: [{ name: 'x', part: 'nonsense', kind: 'text' }] }),
    );
    const broken = await tribune.run(
      'import',
      'again.tribune',
      join(cases, 'credit', 'predictions.csv'),
      '--recipe',
      'broken.json',
    );
    expect(broken).toMatchObject({ code: 2 });
    expect(broken.err).toContain('columns.0.part');
  });

  it('takes roles, a cut-off and an as-of day', async () => {
    await tribune.run('new', 'roles.tribune');
    const file = join(folder, 'odd.csv');
    writeFileSync(
      file,
      [
        'who,when,SCORE_1,SCORE_2,happened',
        ...Array.from(
          { length: 60 },
          (_, index) =>
            `p${index},2025-01-${String((index % 28) + 1).padStart(2, '0')},0.${10 + index},0.${70 - index},${index % 3 === 0 ? 'yes' : 'no'}`,
        ),
      ].join('\n'),
    );
    const done = await tribune.run(
      'import',
      'roles.tribune',
      file,
      '--role',
      'score=SCORE_1',
      '--role',
      'shadow_score=SCORE_2',
      '--role',
      'outcome=happened',
      '--role',
      'entity_id=who',
      '--cutoff',
      '0.4',
      '--as-of',
      '2025-02-01',
      '--json',
    );
    expect(done.code, done.err).toBe(0);
    const { recipe } = JSON.parse(done.out) as { recipe: { meaning: Record<string, unknown> } };
    expect(recipe.meaning).toMatchObject({ positive: 'yes', cutoff: { threshold: 0.4 }, asOf: '2025-02-01' });
    const wrong = await tribune.run('import', 'roles.tribune', file, '--role', 'score=NOPE');
    expect(wrong.err).toContain('NOPE');
    expect((await tribune.run('import', 'roles.tribune', file, '--role', 'nonsense=who')).err).toContain('nonsense');
  });

  it('says later what was left open at import', async () => {
    await tribune.run('new', 'later.tribune');
    const done = await tribune.run('import', 'later.tribune', join(cases, 'credit', 'predictions.csv'));
    expect(done.code).toBe(0);
    expect(done.err).toContain('--positive bad');
    const unheard = await tribune.run('set', 'later.tribune', 'positive=maybe', 'window=90');
    expect(unheard).toMatchObject({ code: 2, out: '' });
    expect(unheard.err).toContain('No outcome of the log is “maybe”; the outcomes are: bad, good.');
    expect((await tribune.run('set', 'later.tribune', 'positive=bad', 'window=120')).code).toBe(0);
    const overview = JSON.parse((await tribune.run('run', 'later.tribune', 'overview', '--json')).out) as {
      outcomes: Record<string, unknown>;
    };
    expect(overview.outcomes).toMatchObject({ positive: 2295, immature: expect.any(Number) as number });
  });

  it('links Parquet files without copying them', async () => {
    await tribune.run('new', 'linked.tribune');
    const data = join(folder, 'lake');
    mkdirSync(join(data, 'year=2024'), { recursive: true });
    mkdirSync(join(data, 'year=2025'), { recursive: true });
    for (const month of ['2024-10', '2024-11', '2025-01', '2025-02'])
      copyFileSync(
        join(cases, 'churn', 'monthly', `predictions_${month}.parquet`),
        join(data, `year=${month.slice(0, 4)}`, `${month}.parquet`),
      );
    const linked = await tribune.run('import', 'linked.tribune', data, '--link');
    expect(linked.code, linked.err).toBe(0);
    const overview = JSON.parse((await tribune.run('run', 'linked.tribune', 'overview', '--json')).out) as {
      rows: number;
      arms: unknown[];
    };
    expect(overview.rows).toBe(2950 + 2900 + 3000 + 3100);
    expect(
      (await tribune.run('import', 'linked.tribune', join(cases, 'credit', 'predictions.csv'), '--link')).err,
    ).toContain('Parquet');
  });

  it('adds a bundle and shows its passport', async () => {
    const added = await tribune.run('bundle', 'add', 'credit.tribune', join(FIXTURES, 'bundles', 'credit'));
    expect(added.code, added.err).toBe(0);
    expect(added.out).toContain('credit-default 2.0.0 (in service)');
    expect((await tribune.run('bundle', 'add', 'credit.tribune', join(FIXTURES, 'bundles', 'credit'))).err).toContain(
      'already holds',
    );
    const refused = await tribune.run(
      'bundle',
      'add',
      'credit.tribune',
      join(FIXTURES, 'bad', 'bundles', 'onnx_truncated'),
    );
    expect(refused).toMatchObject({ code: 2, out: '' });
  });

  it('asks what a model without a description does not say, and takes the answer as options or as a file', async () => {
    const model = join(FIXTURES, 'bundles', 'churn-mlflow-model');
    await tribune.run('new', 'mlflow.tribune');
    const asked = await tribune.run('bundle', 'add', 'mlflow.tribune', model);
    expect(asked).toMatchObject({ code: 2, out: '' });
    for (const option of ['--name NAME', '--version VERSION', '--target COLUMN']) expect(asked.err).toContain(option);
    const told = ['--name', 'churn', '--task', 'binary_classification', '--target', 'churned', '--positive', '1'];
    const printed = await tribune.run('bundle', 'add', 'mlflow.tribune', model, ...told, '--print-description');
    expect(printed.code).toBe(0);
    expect(printed.err).toContain('--version');
    const draft = JSON.parse(printed.out) as { model: { version: string | null } };
    expect(draft.model.version).toBeNull();
    draft.model.version = '2.1.0';
    const file = join(folder, 'description.json');
    writeFileSync(file, JSON.stringify(draft));
    const added = await tribune.run('bundle', 'add', 'mlflow.tribune', model, '--describe', file);
    expect(added).toMatchObject({ code: 0 });
    expect(added.out).toContain('churn 2.1.0');
    const twice = await tribune.run('bundle', 'add', 'mlflow.tribune', model, ...told, '--describe', file);
    expect(twice.err).toContain('not both');
  });

  it('hands out the bundle writer for Python', async () => {
    const written = await tribune.run('bundle', 'writer', 'tribune_bundle.py');
    expect(written).toMatchObject({ code: 0, err: '' });
    const source = join(FIXTURES, '../../resources/python/tribune_bundle.py');
    expect(readFileSync(join(folder, 'tribune_bundle.py'), 'utf8')).toBe(readFileSync(source, 'utf8'));
    expect((await tribune.run('bundle', 'writer')).code).toBe(2);
  });

  it('says why a case was scored as it was, in sentences and in numbers', async () => {
    await tribune.run('new', 'why.tribune');
    await tribune.run('bundle', 'add', 'why.tribune', join(FIXTURES, 'bundles', 'credit'));
    await tribune.run('import', 'why.tribune', join(cases, 'credit', 'predictions.parquet'));
    const told = await tribune.run('explain', 'why.tribune', 'P25-0000164');
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/^The model puts .* at 43\.1%, 8\.1 points above the cut-off of 35%/m);
    expect(told.out).toContain('raises the score most, by 22.1 points.');
    const margin = await tribune.run(
      'explain',
      'why.tribune',
      'P25-0000164',
      '--space',
      'margin',
      '--background',
      'Job=fixed',
      '--background',
      'Home=owner',
      '--json',
    );
    expect(JSON.parse(margin.out)).toMatchObject({
      analysis: 'explain',
      caseId: 'P25-0000164',
      space: 'margin',
      background: { kind: 'cohort', name: 'Job=fixed, Home=owner' },
    });
    const wrong = await tribune.run('explain', 'why.tribune', '--all', '--space', 'nonsense');
    expect(wrong.err).toContain('--space is one of probability, margin, target');
    const absent = await tribune.run('explain', 'why.tribune', 'nobody');
    expect(absent.code).toBe(2);
    expect(absent.err).toContain('nobody');
  });

  it('contests a decision, answers it, and lists what was contested', async () => {
    const raise = ['challenge', 'raise', 'why.tribune', 'P25-0004129', '--kind', 'wrongData', '--fact', 'Income=1700'];
    const unsigned = await tribune.run(...raise);
    expect([unsigned.code, unsigned.err]).toEqual([2, expect.stringContaining('(by)')]);
    const raised = JSON.parse((await tribune.run(...raise, '--by', 'Ann', '--json')).out) as { id: string };
    const own = ['answer', 'why.tribune', raised.id, '--verdict', 'upheld', '--text', 'True.', '--by'];
    expect((await tribune.run('challenge', 'review', 'why.tribune', raised.id, '--by', 'Bob')).code).toBe(0);
    expect((await tribune.run('challenge', ...own, 'ann')).err).toContain('ann raised this challenge');
    expect((await tribune.run('challenge', ...own, 'Bob')).out).toContain('upheld');
    const listed = await tribune.run('challenge', 'list', 'why.tribune', '--out', 'said.csv');
    expect(listed.out).toMatch(/P25-0004129 · answered · a fact is wrong · Ann · .* · upheld/);
    expect(readFileSync(join(folder, 'said.csv'), 'utf8')).toContain('Income:  -> 1700');
    expect((await tribune.run('run', 'why.tribune', 'challenges')).out).toContain('Every challenge is answered.');
    expect((await tribune.run('audit', 'verify', 'why.tribune')).code).toBe(0);
  });

  it('prints each analysis with its schemas as JSON Schema', async () => {
    const { out } = await tribune.run('analyses', '--json');
    const listed = (
      JSON.parse(out) as {
        analyses: { id: string; parameters: { properties: object }; result: { properties: object } }[];
      }
    ).analyses;
    const answered = readdirSync('electron/engine/analyses').map((name) => name.replace('.ts', ''));
    expect(listed.map((one) => one.id)).toEqual([...analyses.keys()].filter((id) => answered.includes(id)));
    const overview = listed.find((one) => one.id === 'overview')!;
    expect(Object.keys(overview.result.properties)).toEqual(
      expect.arrayContaining(['rows', 'individuals', 'period', 'models', 'outcomes', 'arms']),
    );
    expect(Object.keys(overview.parameters.properties)).toEqual(['period', 'from', 'to', 'version', 'score', 'where']);
  });

  it('seals a copy with a passphrase that never stands on the command line', async () => {
    const sealing = cli(folder, { TRIBUNE_NEW_PASSPHRASE: 'secret words', TRIBUNE_PASSPHRASE: 'secret words' });
    expect((await tribune.run('save-copy', 'credit.tribune', 'nope.tribune', '--seal')).code).toBe(2);
    expect((await sealing.run('save-copy', 'credit.tribune', 'sealed.tribune', '--seal')).code).toBe(0);
    expect((await tribune.run('run', 'sealed.tribune', 'overview')).err).toContain('sealed');
    expect(JSON.parse((await sealing.run('run', 'sealed.tribune', 'overview', '--json')).out)).toMatchObject({
      rows: 8980,
    });
    expect(readFileSync(join(folder, 'sealed.tribune')).subarray(0, 16).toString()).toBe('TRIBUNE-SEALED-1');
  });

  it('finds a trail that was changed, and names the event', async () => {
    copyFileSync(join(folder, 'credit.tribune'), join(folder, 'tampered.tribune'));
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(join(folder, 'tampered.tribune'));
    const connection = await instance.connect();
    await connection.run(`UPDATE trail SET body = replace(body, '8980', '8981') WHERE seq = 2`);
    connection.closeSync();
    instance.closeSync();
    const verdict = await tribune.run('audit', 'verify', 'tampered.tribune');
    expect(verdict.code).toBe(1);
    expect(verdict.out).toContain('event 2');
    expect((await tribune.run('audit', 'verify', 'credit.tribune')).code).toBe(0);
  });

  it('speaks French', async () => {
    const french = cli(folder, { LC_ALL: 'fr_FR.UTF-8' });
    const { out } = await french.run('run', 'credit.tribune', 'overview');
    expect(out).toContain('8\u00a0980 prédictions sur 8\u00a0740 individus');
    expect((await french.run('run', 'missing.tribune', 'overview')).err).toContain('n’est pas là');
  });
});

it('keeps what was planned for the A/B test, and says when results could already be seen', async () => {
  await tribune.run('new', 'planned.tribune');
  expect((await tribune.run('ab-test', 'show', 'planned.tribune')).out).toContain('Nobody said what was planned');
  await tribune.run('import', 'planned.tribune', join(cases, 'credit', 'predictions.csv'));
  const settings = ['--share', '0.3', '--end', '2025-09-01', '--guardrail', 'late=0.02'];
  const measure = "late=@outcome = 'bad; late'; better=down";
  const set = await tribune.run('ab-test', 'set', 'planned.tribune', ...settings, '--measure', measure);
  expect(set).toMatchObject({ code: 0, err: '' });
  expect(set.out).toContain('Results could already be seen');
  await tribune.run('ab-test', 'set', 'planned.tribune', '--clear', 'end', '--by', 'Job');
  const shown = await tribune.run('ab-test', 'show', 'planned.tribune', '--json');
  expect(JSON.parse(shown.out)).toMatchObject({
    afterResults: true,
    design: {
      share: 0.3,
      by: ['Job'],
      guardrails: [{ metric: 'late', margin: 0.02 }],
      metrics: [{ name: 'late', expression: "@outcome = 'bad; late'", better: 'down' }],
    },
  });
  expect((JSON.parse(shown.out) as { design: object }).design).not.toHaveProperty('end');
  for (const [option, value, told] of [
    ['--guardrail', 'turnover=1', 'turnover'],
    ['--measure', 'x', 'NAME=EXPRESSION'],
    ['--clear', 'weather', '--clear is one of'],
    ['--share', '3', 'share'],
  ] as const) {
    const refused = await tribune.run('ab-test', 'set', 'planned.tribune', option, value);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(told);
  }
});

it('keeps a plan of a test, lists it, and compares it with the test that runs', async () => {
  await tribune.run('new', 'plans.tribune');
  const bundle = join(FIXTURES, 'bundles', 'credit');
  await tribune.run('import', 'plans.tribune', join(cases, 'credit', 'predictions.csv'), '--bundle', bundle);
  expect((await tribune.run('plan', 'list', 'plans.tribune')).out).toContain('No plan was kept.');
  expect(await tribune.run('plan', 'save', 'plans.tribune', 'Autumn', '--exposure', '0.3')).toMatchObject({ code: 0 });
  expect((await tribune.run('plan', 'list', 'plans.tribune')).out).toMatch(/“Autumn”.*30% get the new way/);
  const compared = await tribune.run('plan', 'compare', 'plans.tribune', 'Autumn');
  expect(compared).toMatchObject({ code: 0, err: '' });
  expect(compared.out).toMatch(/Share that gets the new way: 30\.0% \/ 30\.1%/);
  expect((await tribune.run('plan', 'compare', 'plans.tribune', 'Spring')).err).toContain('no plan is called Spring');
  expect((await tribune.run('plan', 'save', 'plans.tribune', 'x', '--effect', 'much')).err).toContain('--effect');
  expect(await tribune.run('plan', 'remove', 'plans.tribune', 'Autumn')).toMatchObject({ code: 0 });
});
