import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { AppError } from '#shared/domain/app-error.ts';
import { isLogRole, LOG_ROLES, OTHER_PARTS } from '#shared/domain/role.ts';
import type { ColumnPart } from '#shared/domain/role.ts';
import type { ImportReport, Preview, Question } from '#shared/contract/imports.ts';
import type { Contract, Input } from '#shared/contract/index.ts';
import { NO, YES } from '#shared/mapping/synonyms.ts';
import { fileSentences, noteSentence, readingSentence } from '#shared/words/import-sentences.ts';
import type { Words } from '#shared/words/words.ts';
import type { Arguments } from '../arguments.ts';
import { dayOf, pairs, misused, unknownName, usage, numberOf } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import type { CliHost } from '../host.ts';
import { openProject } from '../project.ts';

type PreviewInput = Input<Contract['import.preview']>;

export const importCommand: Command = {
  name: 'import',
  usage: `import FILE LOG... [--bundle B] [--recipe R.json] [--role score=SCORE_1 ...] [--outcomes F] [--link]
  how the file is read: [--dates day-first|month-first] [--timezone Europe/Paris] [--sheet NAME] [--percent yes|no]
  what its values mean: [--positive LABEL] [--cutoff NUMBER] [--treatment GROUP] [--as-of DAY]; [--json]`,
  options: {
    bundle: 'value',
    recipe: 'value',
    role: 'list',
    outcomes: 'value',
    positive: 'value',
    cutoff: 'value',
    timezone: 'value',
    'as-of': 'value',
    link: 'flag',
    dates: 'value',
    percent: 'value',
    treatment: 'value',
    sheet: 'value',
  },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, ...logs] = args.words;
    if (file === undefined || (logs.length === 0 && args.value('outcomes') === undefined)) throw misused();
    const project = await openProject(host, file);
    const grant = (path: string): string => host.engine.grant(resolve(path));
    const optional = (key: 'bundle' | 'outcomes'): Partial<PreviewInput> => {
      const path = args.value(key);
      return path === undefined ? {} : { [key]: grant(path) };
    };
    const recipe = args.value('recipe');
    const base: PreviewInput = {
      project: project.id,
      files: logs.map(grant),
      ...optional('bundle'),
      ...optional('outcomes'),
      ...(recipe === undefined ? {} : { recipeFile: grant(recipe) }),
      ...(args.flag('link') ? { link: true } : {}),
    };
    const said = saidOptions(args);
    let preview = await host.client.stream(
      'import.preview',
      { ...base, said },
      { signal: host.signal, onProgress: host.progress },
    );
    requireColumns(said.parts ?? {}, preview, logs);
    requireGroup(said.treatment, preview);
    const answered = await answer(host, words, preview, said);
    if (answered !== said)
      preview = await host.client.stream('import.preview', { ...base, said: answered }, { signal: host.signal });
    const open = preview.questions.filter((question) => question.mandatory);
    if (open.length > 0) throw unresolved(open, preview, words, host);
    const checked = await host.client.stream(
      'import.check',
      { ...base, said: answered, recipe: preview.recipe },
      { signal: host.signal, onProgress: host.progress },
    );
    const { report } = await host.client.stream(
      'import.commit',
      { project: project.id, session: checked.session },
      { onProgress: host.progress },
    );
    if (args.flag('json')) host.out(JSON.stringify({ report, recipe: preview.recipe }, null, 2));
    else say(host, words, preview, report);
    for (const { key, values } of report.kept)
      host.note([words.t(key, values), words.t(changedBy(key), { said: word(String(values['said'])) })].join(' '));
    for (const question of preview.questions) {
      if (question.key === 'missingOutcome') {
        host.note(words.t('cli.noOutcome', { columns: quoted(question.columns, words), option: question.option }));
        continue;
      }
      host.note(`${words.t('cli.later')} ${questionText(question, words)}`);
      host.note(
        `  ${question.option}${question.key === 'positive' ? `  (${words.t('cli.laterCommand', { option: question.option.replace(/^--positive /, 'positive=') })})` : ''}`,
      );
    }
    return 0;
  },
};

/** How what the project keeps can be changed after all. */
function changedBy(key: string): string {
  const setting = key.replace(/^imports\.kept\./, '');
  return ['positive', 'cutoff', 'asOf'].includes(setting) ? `cli.changedBy.${setting}` : 'cli.changedInWindow';
}

type SaidOptions = NonNullable<PreviewInput['said']>;

function saidOptions(args: Arguments): SaidOptions {
  const said: SaidOptions = {};
  const parts: Record<string, ColumnPart> = {};
  for (const [part, columns] of pairs(args.list('role'), 'role')) {
    if (!isLogRole(part) && !(OTHER_PARTS as readonly string[]).includes(part))
      throw new AppError('ROLE_UNKNOWN', `no role: ${part}`, {
        found: part,
        expected: [...LOG_ROLES, ...OTHER_PARTS].join(', '),
      });
    if (isLogRole(part) && columns.length > 1)
      throw new AppError('ROLE_TWICE', `two columns play one role: ${part}`, { role: part, columns });
    for (const column of columns) parts[column] = part as ColumnPart;
  }
  if (Object.keys(parts).length > 0) said.parts = parts;
  const dates = args.value('dates');
  if (dates !== undefined) {
    if (dates !== 'day-first' && dates !== 'month-first')
      throw usage('--dates is day-first or month-first', '--dates est day-first ou month-first');
    said.dates = dates;
  }
  const percent = args.value('percent');
  if (percent !== undefined) {
    if (![...YES, ...NO].includes(percent.toLowerCase()))
      throw usage(`--percent is yes or no: ${percent}`, `--percent est yes ou no : ${percent}`);
    said.percent = YES.includes(percent.toLowerCase());
  }
  const cutoff = numberOf(args.value('cutoff'), 'cutoff');
  if (cutoff !== undefined) said.cutoff = cutoff;
  const asOf = args.value('as-of');
  if (asOf !== undefined) said.asOf = dayOf(asOf, '--as-of');
  for (const key of ['timezone', 'sheet', 'positive', 'treatment'] as const) {
    const value = args.value(key);
    if (value !== undefined) said[key] = value;
  }
  return said;
}

function requireColumns(parts: Readonly<Record<string, ColumnPart>>, preview: Preview, logs: readonly string[]): void {
  const known = new Set(preview.guesses.map((guess) => guess.name));
  for (const column of Object.keys(parts)) {
    if (known.has(column)) continue;
    throw new AppError('COLUMN_UNKNOWN', `no column: ${column}`, {
      file: logs.join(', '),
      column,
      expected: [...known].slice(0, 60).join(', '),
    });
  }
}

/** The group that follows the model is one that the log holds: another name would quietly leave the groups as they were. */
function requireGroup(treatment: string | undefined, { labels }: Preview): void {
  const groups = labels['arm'] ?? [];
  if (treatment === undefined || groups.includes(treatment)) return;
  if (groups.length === 0)
    throw usage(
      `no column holds the groups of a test, so that --treatment ${treatment} names none; --role arm=COLUMN says which does`,
      `aucune colonne ne contient les groupes d'un essai : --treatment ${treatment} n'en nomme aucun ; --role arm=COLONNE dit laquelle`,
    );
  throw unknownName({ en: 'group', fr: 'groupe' }, treatment, groups);
}

/** At a terminal the open questions are asked; elsewhere they are listed and nothing is imported. */
async function answer(host: CliHost, words: Words, preview: Preview, said: SaidOptions): Promise<SaidOptions> {
  const open = preview.questions.filter(
    (question) => question.mandatory || question.key === 'positive' || question.key === 'missingOutcome',
  );
  if (!host.interactive || open.length === 0) return said;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const next: SaidOptions = { ...said, parts: { ...said.parts } };
  try {
    for (const question of open) {
      const reply = (
        await terminal.question(`${questionText(question, words)}\n  ${question.choices.join(' | ')} > `, {
          signal: host.signal,
        })
      ).trim();
      if (reply !== '') applyReply(next, question, reply);
    }
  } finally {
    terminal.close();
  }
  return next;
}

function applyReply(said: SaidOptions, question: Question, reply: string): void {
  if (question.key === 'dates') said.dates = reply.startsWith('m') ? 'month-first' : 'day-first';
  else if (question.key === 'percent') said.percent = /^(p|y|o|1)/i.test(reply);
  else if (question.key === 'positive') said.positive = reply;
  else if (question.key === 'arms') said.treatment = reply;
  else if (question.role !== null && question.choices.includes(reply))
    said.parts = { ...said.parts, ...otherColumns(question, reply), [reply]: question.role };
}

function otherColumns(question: Question, chosen: string): Record<string, ColumnPart> {
  return Object.fromEntries(
    question.columns.filter((column) => column !== chosen).map((column) => [column, 'audit' as const]),
  );
}

function unresolved(open: readonly Question[], preview: Preview, words: Words, host: CliHost): AppError {
  const file = preview.files.map((one) => one.name).join(', ');
  for (const question of open) {
    host.note(questionText(question, words));
    for (const option of optionsOf(question)) host.note(`  ${option}`);
    if (question.key === 'noColumn') host.note(columnsLine(question.choices, words));
  }
  host.note('');
  return new AppError('ROLES_UNRESOLVED', 'open questions', { file, options: open.map((question) => question.option) });
}

const COLUMNS_SHOWN = 30;

function columnsLine(columns: readonly string[], { t }: Words): string {
  return t('cli.columns', {
    columns: columns.slice(0, COLUMNS_SHOWN).join(', ') + (columns.length > COLUMNS_SHOWN ? ', …' : ''),
  });
}

/** As one word of a command. */
function word(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Every way to answer, ready to copy. */
function optionsOf(question: Question): string[] {
  if (question.key === 'noColumn') return [question.option];
  if (question.key === 'dates') return ['--dates day-first', '--dates month-first'];
  if (question.key === 'percent') return ['--percent yes', '--percent no'];
  if (question.columns.length > 1 || question.key === 'missingRole')
    return question.choices.map((column) => `--role ${question.role ?? 'score'}=${word(column)}`);
  return question.choices.map((part) => `--role ${part}=${word(question.columns[0] ?? 'COLUMN')}`);
}

function questionText(question: Question, words: Words): string {
  return words.t(`mapping.questions.${question.key}`, {
    columns: quoted(question.columns, words),
    choices: question.choices.join(', '),
    role: question.role === null ? '' : words.t(`mapping.parts.${question.role}`),
  });
}

function quoted(columns: readonly string[], { format }: Words): string {
  return columns.map((column) => format.quote(column)).join(', ');
}

function say(host: CliHost, words: Words, preview: Preview, report: ImportReport): void {
  for (const file of preview.files) {
    const how = readingSentence({ ...file.reading, timezone: preview.recipe.reading.timezone }, words);
    host.out(words.t('cli.understood', { file: file.name, how }));
    for (const note of file.notes) host.out(noteSentence(note, words));
  }
  for (const file of report.files) for (const sentence of fileSentences(file, words)) host.out(sentence);
  if (report.period === null) host.out(words.t('imports.totalEmpty'));
  else host.out(words.t('imports.total', { count: report.rows, ...report.period, known: report.outcomes.known }));
}
