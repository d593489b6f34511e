import { parseStartOptions } from '../launch/options.ts';
import { sentences, terminalLocale } from '../launch/sentences.ts';
import { hasScreen, untilStopped } from '../launch/terminal.ts';
import { runHost } from './host.ts';

process.env['UV_THREADPOOL_SIZE'] ??= '16';

const say = sentences(terminalLocale(process.env));
const error = (line: string): void => void process.stderr.write(`${line}\n`);
const parsed = parseStartOptions(process.argv.slice(2));

async function main(): Promise<number> {
  if (!parsed.ok) {
    error(say('unknownOption', { option: parsed.unknown }));
    return 2;
  }
  return runHost(parsed.options, {
    say,
    out: (line) => process.stdout.write(`${line}\n`),
    error,
    stopped: untilStopped(parsed.options),
    screen: hasScreen(process.platform, process.env),
  });
}

// The engine is closed by now: nothing that runs would be cut, and no handle left open may keep the process.
process.exit(await main());
