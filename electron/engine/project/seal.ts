import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  openSync,
  closeSync,
  fsyncSync,
  ftruncateSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  existsSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/domain/app-error.ts';
import { SEAL_MAGIC } from '../db/project-file.ts';

/**
 * A sealed file: magic (16 bytes), salt (16), nonce (12), the database under AES-256-GCM, tag (16). The key comes from
 * the passphrase by scrypt (N 2^17, r 8, p 1: about a third of a second and 128 MB a guess). The header is authenticated.
 */
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = SEAL_MAGIC.length + SALT_BYTES + NONCE_BYTES;
const SCRYPT = { N: 1 << 17, r: 8, p: 1, maxmem: 256 << 20 };

type Watch = { signal: AbortSignal | null; onBytes: (done: number, total: number) => void };

const UNWATCHED: Watch = { signal: null, onBytes: () => undefined };

/** Writes `target` whole or not at all. */
export async function sealFile(
  source: string,
  target: string,
  passphrase: string,
  watch: Watch = UNWATCHED,
): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const header = Buffer.concat([Buffer.from(SEAL_MAGIC, 'latin1'), salt, nonce]);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), nonce);
  cipher.setAAD(header);
  const draft = `${target}.sealing`;
  try {
    const sink = createWriteStream(draft, { mode: 0o600 });
    sink.write(header);
    await pipeline(
      [createReadStream(source, { highWaterMark: 1 << 20 }), counting(statSync(source).size, watch), cipher, sink],
      watch.signal === null ? {} : { signal: watch.signal },
    );
    const descriptor = openSync(draft, 'a');
    writeSync(descriptor, cipher.getAuthTag());
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(draft, target);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
}

/** Writes the unsealed database to `target`, readable by this person only; nothing stays when the passphrase is wrong. */
export async function unsealFile(
  source: string,
  target: string,
  passphrase: string,
  watch: Watch = UNWATCHED,
): Promise<void> {
  const file = basename(source);
  const size = statSync(source).size;
  if (size < HEADER_BYTES + TAG_BYTES) throw new AppError('SEAL_DAMAGED', 'the sealed file is cut', { file });
  const handle = await open(source, 'r');
  const header = Buffer.alloc(HEADER_BYTES);
  const tag = Buffer.alloc(TAG_BYTES);
  await handle.read(header, 0, HEADER_BYTES, 0);
  await handle.read(tag, 0, TAG_BYTES, size - TAG_BYTES);
  await handle.close();
  const salt = header.subarray(SEAL_MAGIC.length, SEAL_MAGIC.length + SALT_BYTES);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    await keyOf(passphrase, salt),
    header.subarray(SEAL_MAGIC.length + SALT_BYTES),
  );
  decipher.setAAD(header);
  decipher.setAuthTag(tag);
  try {
    const body = createReadStream(source, { start: HEADER_BYTES, end: size - TAG_BYTES - 1, highWaterMark: 1 << 20 });
    await pipeline(
      [body, counting(size, watch), decipher, createWriteStream(target, { mode: 0o600 })],
      watch.signal === null ? {} : { signal: watch.signal },
    );
  } catch (cause) {
    wipeFile(target);
    if (watch.signal?.aborted) throw new AppError('CANCELLED', 'cancelled', {}, { cause });
    throw new AppError('PASSPHRASE_WRONG', 'the passphrase does not open the file', { file }, { cause });
  }
}

/** Overwrites and removes. On disks that move blocks about, old blocks can survive: say so, promise no more. */
export function wipeFile(path: string): void {
  if (!existsSync(path)) return;
  const size = statSync(path).size;
  const descriptor = openSync(path, 'r+');
  try {
    const zeros = Buffer.alloc(1 << 20);
    for (let at = 0; at < size; at += zeros.length)
      writeSync(descriptor, zeros, 0, Math.min(zeros.length, size - at), at);
    fsyncSync(descriptor);
    ftruncateSync(descriptor, 0);
  } finally {
    closeSync(descriptor);
  }
  rmSync(path, { force: true });
}

function keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFC'), salt, 32, SCRYPT, (fault, key) =>
      fault === null ? resolve(key) : reject(fault),
    ),
  );
}

function counting(total: number, watch: Watch): Transform {
  let done = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      watch.onBytes(done, total);
      next(null, chunk);
    },
  });
}
