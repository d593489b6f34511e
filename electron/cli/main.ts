import { analyses } from '#shared/analyses/index.ts';
import { createWords } from '#shared/words/words.ts';
import type { Words } from '#shared/words/words.ts';
import { terminalLocale } from '#electron/launch/sentences.ts';
import { faultSentence } from './fault-sentence.ts';
import { parseArguments } from './arguments.ts';
import type { Arguments, OptionTable } from './arguments.ts';
import { commands, findCommand } from './commands/index.ts';
import { descriptionWords } from './description-words.ts';
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
    process.stderr.write(`${faultSentence(fault, words)}\n`);
    return EXIT.wrongInput;
  }
}

/** `tribune ... | head` closes the pipe early: what is left unsaid is no fault. */
function whenNobodyReads(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'EPIPE') throw fault;
}

async function run(argv: readonly string[], words: Words): Promise<number> {
  const [first] = argv;
  if (first === undefined || first === 'help' || first === '--help') {
    process.stdout.write(`${helpText(words)}\n`);
    return first === undefined ? EXIT.wrongInput : EXIT.success;
  }
  const { command, rest } = findCommand(argv);
  const args = parseArguments(rest, { ...COMMON, ...command.options });
  if (args.flag('help')) {
    process.stdout.write(`tribune ${command.usage}\n`);
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

function helpText(words: Words): string {
  return [
    words.t('cli.title'),
    '',
    ...commands.map(
      (command) =>
        `  tribune ${command.usage.padEnd(66)} ${words.t(`cli.commands.${command.name.replaceAll(' ', '_')}`)}`,
    ),
    '',
    words.t('cli.exitCodes'),
  ].join('\n');
}
