export const EXAMPLES = ['credit', 'churn'] as const;

export type Example = (typeof EXAMPLES)[number];

export type StartOptions = {
  file: string | null;
  example: Example | null;
  /** Serve, print the address and open nothing. */
  noWindow: boolean;
  /** Show the page for a screen on the wall, over the whole screen. */
  wall: boolean;
  /** End when standard input ends. */
  exitWithParent: boolean;
  /** Why the window is not Electron's: part of the one line that is printed. */
  reason: string | null;
};

export type ParsedOptions = { ok: true; options: StartOptions } | { ok: false; unknown: string };

const VALUE_OPTIONS = ['--example', '--reason'];

/** `[FILE] | --example credit|churn`, `--wall`, `--no-window`, `--exit-with-parent`, `--reason TEXT`. */
export function parseStartOptions(argv: readonly string[]): ParsedOptions {
  const options: StartOptions = {
    file: null,
    example: null,
    noWindow: false,
    wall: false,
    exitWithParent: false,
    reason: null,
  };
  const rest = argv.flatMap((word) => splitValue(word));
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (word === '--no-window') options.noWindow = true;
    else if (word === '--wall') options.wall = true;
    else if (word === '--exit-with-parent') options.exitWithParent = true;
    else if (word === '--reason') options.reason = rest.shift() ?? null;
    else if (word === '--example') {
      const asked = rest.shift() ?? '';
      const example = EXAMPLES.find((name) => name === asked);
      if (example === undefined) return { ok: false, unknown: `--example ${asked}`.trim() };
      options.example = example;
    } else if (word.startsWith('--') || options.file !== null) return { ok: false, unknown: word };
    else options.file = word;
  }
  if (options.file !== null && options.example !== null) return { ok: false, unknown: '--example' };
  return { ok: true, options };
}

/** The address within the page at which a start begins; on the wall, the project opens there. */
export function firstAddress({ example, wall }: Pick<StartOptions, 'example' | 'wall'>): string {
  return `#/${wall ? 'wall' : 'home'}${example === null ? '' : `?example=${example}`}`;
}

function splitValue(word: string): string[] {
  const at = word.indexOf('=');
  return at > 0 && VALUE_OPTIONS.includes(word.slice(0, at)) ? [word.slice(0, at), word.slice(at + 1)] : [word];
}
