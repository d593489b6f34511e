import { parseStartOptions } from '../launch/options.ts';
import { sentences, terminalLocale } from '../launch/sentences.ts';
import { hasScreen, outliveTerminal, untilStopped } from '../launch/terminal.ts';
import { dataFolder } from '../places.ts';
import { runHost } from './host.ts';

const WRONG_INPUT = 2;

const say = sentences(terminalLocale(process.env));
const error = (line: string): void => void process.stderr.write(`${line}\n`);
const parsed = parseStartOptions(process.argv.slice(2));

async function main(): Promise<number> {
  if (!parsed.ok) {
    error(say('unknownOption', { option: parsed.unknown }));
    return WRONG_INPUT;
  }
  return runHost(parsed.options, {
    say,
    out: (line) => process.stdout.write(`${line}\n`),
    error,
    stopped: untilStopped(parsed.options),
    screen: hasScreen(process.platform, process.env),
  });
}

function cannotStart(fault: unknown): number {
  const cause = (fault as NodeJS.ErrnoException).code ?? (fault instanceof Error ? fault.message : String(fault));
  error(say('cannotStart', { cause, folder: dataFolder() }));
  return WRONG_INPUT;
}

outliveTerminal();
// The engine is closed by now: nothing that runs would be cut, and no handle left open may keep the process.
process.exit(await main().catch(cannotStart));
