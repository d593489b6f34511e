import { createReadStream, statSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/domain/app-error.ts';
import type { Detected } from './detect.ts';
import { unpacking } from './unpacking.ts';

/** Deeper than any log nests its values, and shallower than what ends the process that reads them. */
export const DEEPEST = 100;

const [QUOTE, BACKSLASH, LINE_FEED] = [0x22, 0x5c, 0x0a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** How deep a document of JSON nests, byte by byte: the database's reader follows each level on its stack, which ends the process. */
class Nesting {
  deepest = 0;
  #depth = 0;
  #inText = false;
  #escaped = false;

  add(chunk: Uint8Array): void {
    for (const byte of chunk) {
      // No text holds a bare line end, so that a quote left open hides nothing beyond its line.
      if (byte === LINE_FEED) this.#inText = this.#escaped = false;
      else if (this.#inText) {
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

/**
 * The most lists and objects that any line opens, those inside texts counted too: no line nests deeper. A few searches for each
 * line, where its exact depth takes a look at each byte.
 */
export class MostOpened {
  most = 0;
  #opened = 0;

  add(chunk: Buffer): void {
    let lineEnd = chunk.indexOf(LINE_FEED);
    let list = chunk.indexOf(OPEN_LIST);
    let object = chunk.indexOf(OPEN_OBJECT);
    while (list >= 0 || object >= 0) {
      const isList = object < 0 || (list >= 0 && list < object);
      const at = isList ? list : object;
      if (lineEnd >= 0 && lineEnd < at) {
        this.#opened = 0;
        lineEnd = chunk.indexOf(LINE_FEED, at);
      }
      this.#opened += 1;
      if (this.#opened > this.most) this.most = this.#opened;
      if (isList) list = chunk.indexOf(OPEN_LIST, at + 1);
      else object = chunk.indexOf(OPEN_OBJECT, at + 1);
    }
    if (lineEnd >= 0) this.#opened = 0;
  }
}

const FILES_KEPT = 100;

/**
 * A check that a file passes once: it is asked again only when the file is another one, as far as the system tells. A preview
 * and its import ask the same of a file, which for a large one is a long time to read.
 */
export function onceForEachFile(check: (file: Detected) => Promise<void>): (file: Detected) => Promise<void> {
  const passed = new Map<string, string>();
  return async (file) => {
    const before = stateOf(file.path);
    if (passed.get(file.path) === before) return;
    passed.delete(file.path);
    await check(file);
    if (stateOf(file.path) !== before) return;
    passed.set(file.path, before);
    const [oldest] = passed.keys();
    if (passed.size > FILES_KEPT && oldest !== undefined) passed.delete(oldest);
  };
}

function stateOf(path: string): string {
  const { dev, ino, size, mtimeMs, ctimeMs } = statSync(path);
  return [dev, ino, size, mtimeMs, ctimeMs].join(' ');
}

/** @throws AppError NESTED_TOO_DEEP, before the database reads a byte of it */
export const requireShallow = onceForEachFile(readNesting);

async function readNesting({ path, name, compression }: Detected): Promise<void> {
  const nesting = new Nesting();
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
