import type { Words } from '#shared/words/words.ts';
import type { Arguments, OptionTable } from './arguments.ts';
import type { CliHost } from './host.ts';

export type CommandContext = { args: Arguments; words: Words; host: CliHost | null };

export type Command = {
  /** One or two words: `import`, `bundle add`. */
  name: string;
  usage: string;
  options: OptionTable;
  /** True when no engine is needed: opening a window, for instance. */
  bare?: boolean;
  run: (context: CommandContext) => Promise<number>;
};

export function hostOf({ host }: CommandContext): CliHost {
  if (host === null) throw new Error('this command runs without an engine');
  return host;
}
