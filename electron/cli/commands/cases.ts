import { basename, resolve } from 'node:path';
import { endsPhrase } from '#shared/analyses/cohort-ends.ts';
import { EXPORT_FORMATS } from '#shared/contract/cohorts.ts';
import type { Contract, Input, Output } from '#shared/contract/index.ts';
import { exactWords, usage } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command, CommandContext } from '../command.ts';
import { openProject } from '../project.ts';

type Counts = Output<Contract['cohorts.count']>;

const LISTED = 20;
const MOST = 500;

export const casesCommand: Command = {
  name: 'cases',
  usage:
    'cases FILE [--cohort ID|NAME] [--where column=value|column!=value|column=[low,high) ...]\n  [--search TEXT [--in COLUMN|@any]] [--sort COLUMN [--descending]]\n' +
    '  [--limit N] [--out FILE.csv|FILE.xlsx|FILE.parquet [--format FORMAT] [--excel] [--identified]] [--json]',
  options: {
    cohort: 'value',
    where: 'list',
    search: 'value',
    in: 'value',
    sort: 'value',
    descending: 'flag',
    limit: 'value',
    out: 'value',
    format: 'value',
    excel: 'flag',
    identified: 'flag',
  },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file] = exactWords(args, 1);
    const out = args.value('out');
    for (const name of ['excel', 'identified', 'format'] as const)
      if (out === undefined && (name === 'format' ? args.value(name) !== undefined : args.flag(name)))
        throw usage(`--${name} goes with --out`, `--${name} va avec --out`);
    const { id: project } = await openProject(host, file);
    const selection = { where: args.list('where') };
    const counts = await host.client.stream('cohorts.count', { project, selection });
    const cohort = cohortOf(args.value('cohort'), counts);
    const asked = {
      project,
      selection,
      ...(cohort === undefined ? {} : { cohort }),
      ...given('search', args.value('search')),
      ...given('column', args.value('in')),
      ...sortOf(context),
    };
    if (out !== undefined) return write(context, asked, out);
    const isListed = ['cohort', 'search', 'sort', 'limit'].some((name) => args.value(name) !== undefined);
    if (!isListed) {
      tellCounts(context, counts);
      return 0;
    }
    const page = await host.client.table('cases.page', { ...asked, offset: 0, limit: limitOf(context) });
    const rows = Array.from({ length: page.rows.count }, (_, row) =>
      Object.fromEntries(page.rows.names.map((name, at) => [name, page.rows.values[at]?.[row] ?? null])),
    );
    if (args.flag('json')) host.out(JSON.stringify({ total: page.total, cases: rows }, null, 2));
    else {
      host.out(words.t('cohorts.count', { count: page.total }));
      for (const row of rows)
        host.out(
          ['case_id', 'prediction_time', 'score', 'decision']
            .flatMap((name) => (name in row ? [String(row[name] ?? '')] : []))
            .join('  '),
        );
    }
    return 0;
  },
};

function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

function sortOf({ args }: CommandContext): { sort?: { column: string; descending: boolean } } {
  const column = args.value('sort');
  return column === undefined ? {} : { sort: { column, descending: args.flag('descending') } };
}

function limitOf({ args }: CommandContext): number {
  const text = args.value('limit');
  const limit = text === undefined ? LISTED : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw usage(`--limit is a whole number from 1 to ${MOST}`, `--limit est un nombre entier de 1 à ${MOST}`);
  return limit;
}

/** A cohort by its id, or a saved one by its name. */
function cohortOf(asked: string | undefined, { cohorts, unknown }: Counts): string | undefined {
  if (asked === undefined || asked === 'all') return undefined;
  const found = cohorts.find(({ id, name }) => id === asked || name === asked);
  if (found !== undefined) return found.id;
  if (unknown.some(({ id }) => id === asked)) return asked;
  throw usage(
    `no cohort ${asked}; there are: ${cohorts.map(({ id, name }) => name ?? id).join(', ')}`,
    `pas de cohorte ${asked} ; il y a : ${cohorts.map(({ id, name }) => name ?? id).join(', ')}`,
  );
}

type Asked = Omit<Input<Contract['cases.page']>, 'offset' | 'limit'>;

async function write(context: CommandContext, asked: Asked, out: string): Promise<number> {
  const host = hostOf(context);
  const { args, words } = context;
  const format = formatOf(context, out);
  const identified = args.flag('identified');
  const target = host.engine.grant(resolve(out));
  const written = await host.client.stream(
    'cases.export',
    { ...asked, target, format, identified },
    { signal: host.signal, onProgress: host.progress },
  );
  if (args.flag('json')) host.out(JSON.stringify(written, null, 2));
  else {
    host.out(words.t('cohorts.written', { count: written.rows, file: basename(out) }));
    if (!identified) host.out(words.t('cohorts.pseudonyms'));
    if (written.left.length > 0)
      host.out(words.t('cohorts.left', { count: written.left.length, columns: written.left.join(', ') }));
  }
  return 0;
}

/** As it is asked for, else as the name of the file says; the two never disagree. */
function formatOf({ args }: CommandContext, out: string): (typeof EXPORT_FORMATS)[number] {
  const asked = args.value('format');
  const named = /\.(parquet|pq)$/i.test(out) ? 'parquet' : /\.xlsx$/i.test(out) ? 'xlsx' : null;
  const isTable = /\.(csv|tsv|txt)$/i.test(out);
  if (args.flag('excel') && (named !== null || asked !== undefined))
    throw usage('--excel goes with a CSV file', '--excel va avec un fichier CSV');
  if (asked === undefined) return named ?? (args.flag('excel') ? 'excel' : 'machine');
  const found = EXPORT_FORMATS.find((one) => one === asked);
  if (found === undefined)
    throw usage(
      `--format is one of ${EXPORT_FORMATS.join(', ')}`,
      `--format est l'un de : ${EXPORT_FORMATS.join(', ')}`,
    );
  const isText = found === 'excel' || found === 'machine';
  if (isText ? named !== null : (named ?? found) !== found || isTable)
    throw usage(
      `--format ${found} does not go with a file named ${basename(out)}`,
      `--format ${found} ne va pas avec un fichier nommé ${basename(out)}`,
    );
  return found;
}

function tellCounts({ args, words, ...context }: CommandContext, counts: Counts): void {
  const host = hostOf({ args, words, ...context });
  if (args.flag('json')) {
    host.out(JSON.stringify(counts, null, 2));
    return;
  }
  for (const { id, name, rows, outcome } of counts.cohorts)
    host.out(
      words.t('cohorts.listed', {
        name: name ?? words.t(`cohorts.names.${id}`),
        id,
        cases: words.t('cohorts.count', { count: rows }),
        ends: words.say(endsPhrase(outcome, counts)),
      }),
    );
  for (const { id, reason } of counts.unknown)
    host.out(
      words.t('cohorts.notListed', {
        name: words.t(`cohorts.names.${id}`),
        id,
        why: words.t(`cohorts.missing.${reason}`),
      }),
    );
}
