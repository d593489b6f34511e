import { resolve } from 'node:path';
import { EXAMPLES } from '../launch/options.ts';
import type { Example } from '../launch/options.ts';

export type Asked = { file: string | null; example: Example | null; wall: boolean };

const OPEN = '--open=';
const EXAMPLE = '--example=';
const WALL = '--wall';

/** What our launcher or a double click asks; Chromium puts words of its own among them. */
export function readArgv(argv: readonly string[], workingFolder: string): Asked {
  const named = argv.find((word) => word.startsWith(OPEN))?.slice(OPEN.length);
  const clicked = argv.find((word) => !word.startsWith('-') && /\.tribune$/i.test(word));
  const file = named ?? clicked ?? null;
  const asked = argv.find((word) => word.startsWith(EXAMPLE))?.slice(EXAMPLE.length);
  return {
    file: file === null ? null : resolve(workingFolder, file),
    example: file === null ? (EXAMPLES.find((name) => name === asked) ?? null) : null,
    wall: argv.includes(WALL),
  };
}
