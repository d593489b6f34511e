import { analyses } from '#shared/analyses/index.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { createWords } from '#shared/words/words.ts';
import type { Words } from '#shared/words/words.ts';
import { terminalLocale } from '#electron/launch/sentences.ts';
import { asSentence, faultSentence } from './fault-sentence.ts';
import { parseArguments } from './arguments.ts';
import type { Arguments, OptionTable } from './arguments.ts';
import { commands, findCommand, namedCommand } from './commands/index.ts';
import type { Command } from './command.ts';
import { descriptionWords } from './description-words.ts';
import { topicText } from './help-topics.ts';
import { words as cliWords } from './words.ts';
import { directClient, openCliEngine } from './host.ts';
import type { CliHost } from './host.ts';

/** 0 success · 1 the data say no · 2 wrong usage or unreadable input, with one sentence on standard error. */
export const EXIT = { success: 0, dataSayNo: 1, wrongInput: 2 } as const;

const COMMON: OptionTable = { json: 'flag', lang: 'value', help: 'flag' };

export async function main(argv: readonly string[]): Promise<number> {
  process.env['UV_THREADPOOL_SIZE'] ??= '16';
  process.stdout.on('error', whenNobodyReads);
  const words = terminalWords(argv);
  try {
    return await run(argv, words);
  } catch (fault) {
    process.stderr.write(`${toldFault(fault, argv, words)}\n`);
    return EXIT.wrongInput;
  }
}

/** `tribune ... | head` closes the pipe early: what is left unsaid is no fault. */
function whenNobodyReads(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'EPIPE') throw fault;
}

async function run(argv: readonly string[], words: Words): Promise<number> {
  const [first, ...others] = argv;
  const topic = first === 'help' ? topicText(others[0], words) : null;
  if (topic !== null) {
    process.stdout.write(`${topic}\n`);
    return EXIT.success;
  }
  if (first === undefined || first === '--help' || (first === 'help' && namedCommand(others) === null)) {
    process.stdout.write(`${helpText(words)}\n`);
    return first === undefined ? EXIT.wrongInput : EXIT.success;
  }
  if (first === 'help') return run([...others, '--help'], words);
  const { command, rest } = findCommand(argv);
  const args = parseArguments(rest, { ...COMMON, ...command.options });
  if (args.flag('help')) {
    process.stdout.write(`${commandHelp(command, words)}\n`);
    return EXIT.success;
  }
  return command.bare === true
    ? command.run({ args, words, host: null })
    : withEngine(argv, args, words, (host) => command.run({ args, words, host }));
}

async function withEngine(
  argv: readonly string[],
  args: Arguments,
  words: Words,
  work: (host: CliHost) => Promise<number>,
): Promise<number> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const engine = await openCliEngine();
  const terminal = process.stderr.isTTY && !args.flag('json');
  let shown = false;
  try {
    return await work({
      engine,
      client: directClient(engine, controller.signal),
      words,
      signal: controller.signal,
      out: (text) => process.stdout.write(`${text}\n`),
      note: (text) => {
        if (shown) process.stderr.write('\r\u001b[K');
        shown = false;
        process.stderr.write(`${text}\n`);
      },
      progress: ({ stage, done, total }) => {
        if (!terminal) return;
        shown = true;
        const share = total === null || total === 0 ? '' : ` ${words.format.percent(done / total)}`;
        process.stderr.write(`\r\u001b[K${words.t(`stages.${stage}`)}${share}`);
      },
      interactive: process.stdin.isTTY && process.stderr.isTTY,
    });
  } finally {
    if (shown) process.stderr.write('\r\u001b[K');
    await engine.close();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

function terminalWords(argv: readonly string[]): Words {
  const at = argv.findIndex((text) => text === '--lang' || text.startsWith('--lang='));
  const asked = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  const locale = asked ?? terminalLocale(process.env);
  return createWords(locale.toLowerCase().startsWith('fr') ? 'fr' : 'en', [
    cliWords,
    descriptionWords,
    ...[...analyses.values()].map((analysis) => analysis.words),
  ]);
}

/** Commands by name, each with what it does; how each is written stands in its own help. */
function helpText(words: Words): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    words.t('cli.title'),
    '',
    ...commands.map((command) => `  tribune ${command.name.padEnd(width)}  ${purposeOf(command, words)}`),
    '',
    words.t('cli.oneCommand'),
    words.t('cli.always'),
    words.t('cli.topics'),
    words.t('cli.exitCodes'),
  ].join('\n');
}

function commandHelp(command: Command, words: Words): string {
  const [first = '', ...more] = command.usage.split('\n');
  return [`tribune ${first}`, ...more, '', purposeOf(command, words)].join('\n');
}

function purposeOf({ name }: Command, words: Words): string {
  return words.t(`cli.commands.${name.replaceAll(' ', '_')}`);
}

/** One sentence; where a command has too few words or too many, how it is written. */
function toldFault(fault: unknown, argv: readonly string[], words: Words): string {
  const command = namedCommand(argv);
  if (command === null || !(fault instanceof AppError) || fault.code !== 'USAGE') return faultSentence(fault, words);
  const { name } = command;
  const [usage = ''] = command.usage.split('\n');
  const said =
    fault.details['en'] === undefined
      ? words.t('cli.written', { command: name, usage })
      : asSentence(String(fault.details[words.language]), words);
  return `${said} ${words.t('cli.ofCommand', { command: name })}`;
}
