import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/domain/app-error.ts';
import type { Detected } from './detect.ts';
import { unpacking } from './unpacking.ts';

/** Deeper than any log nests its values, and shallower than what ends the process that reads them. */
export const DEEPEST = 100;

const [QUOTE, BACKSLASH, LINE_FEED] = [0x22, 0x5c, 0x0a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** How deep JSON nests, byte by byte: the database's reader follows each level on its stack, which ends the process. */
export class Nesting {
  deepest = 0;
  #depth = 0;
  #inText = false;
  #escaped = false;

  /** @param linewise each line is a document of its own */
  constructor(readonly linewise: boolean) {}

  add(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (byte === LINE_FEED) {
        // No text holds a bare line end, so that a quote left open hides nothing beyond its line.
        this.#inText = this.#escaped = false;
        if (this.linewise) this.#depth = 0;
      } else if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inText = false;
      } else if (byte === QUOTE) this.#inText = true;
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
        this.#depth += 1;
        if (this.#depth > this.deepest) this.deepest = this.#depth;
      } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.#depth -= 1;
    }
  }
}

/** @throws AppError NESTED_TOO_DEEP, before the database reads a byte of it */
export async function requireShallow({ path, name, compression }: Detected): Promise<void> {
  const nesting = new Nesting(false);
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      nesting.add(chunk);
      if (nesting.deepest <= DEEPEST) return done();
      done(new AppError('NESTED_TOO_DEEP', `nested deeper than ${DEEPEST}`, { file: name, expected: DEEPEST }));
    },
  });
  const stages = [createReadStream(path, { highWaterMark: 1 << 20 }), ...unpacking(compression), sink];
  try {
    await pipeline(stages);
  } catch (cause) {
    throw cause instanceof AppError
      ? cause
      : new AppError('FILE_DAMAGED', 'the file cannot be read', { file: name }, { cause });
  }
}
