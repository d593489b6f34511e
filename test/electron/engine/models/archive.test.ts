import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { readArchive } from '#electron/engine/models/archive.ts';
import { makeZip } from './make-zip.ts';
import type { ZipEntry } from './make-zip.ts';

const REAL = 'test/fixtures/bundles/credit-default-2.0.0.zip';
const text = (written: string): Uint8Array => Buffer.from(written);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tribune-archive-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function saved(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'some.zip');
  await writeFile(path, bytes);
  return path;
}

async function fault(
  entries: readonly ZipEntry[] | Uint8Array,
  limits?: Parameters<typeof readArchive>[1],
): Promise<AppError> {
  const path = await saved(entries instanceof Uint8Array ? entries : makeZip(entries));
  const thrown: unknown = await readArchive(path, limits).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(AppError);
  return thrown as AppError;
}

describe('readArchive', () => {
  it('gives back every file with its bytes, compressed or stored, and no folder', async () => {
    const path = await saved(
      makeZip([
        { name: 'a/', bytes: text('') },
        { name: 'a/one.txt', bytes: text('one'.repeat(1000)) },
        { name: './two.txt', bytes: text('two'), method: 0 },
        { name: 'empty', bytes: text('') },
      ]),
    );
    const files = await readArchive(path);
    expect(files.map((file) => [file.path, Buffer.from(file.bytes).toString()])).toEqual([
      ['a/one.txt', 'one'.repeat(1000)],
      ['two.txt', 'two'],
      ['empty', ''],
    ]);
  });

  it.each([
    '/evil',
    '../evil',
    'a/../../evil',
    'C:evil',
    'c:/evil',
    '..\\evil',
    'a\\b',
    'a//b',
    'a/./b',
    '',
    'a\0b',
    '..',
  ])('refuses the name %j', async (name) => {
    const { code, details } = await fault([
      { name: 'fine', bytes: text('x') },
      { name, bytes: text('x') },
    ]);
    expect(code).toBe('ARCHIVE_UNSAFE');
    expect(details).toMatchObject({ file: 'some.zip', found: name });
  });

  it.each([
    ['a symbolic link', 0xa1ff],
    ['a device', 0x61ff],
    ['a pipe', 0x11ff],
  ])('refuses %s', async (_, mode) => {
    const { code, details } = await fault([{ name: 'way-out', bytes: text('/etc'), attributes: mode * 0x10000 }]);
    expect(code).toBe('ARCHIVE_UNSAFE');
    expect(details['found']).toBe('way-out');
  });

  it('refuses an archive in an archive', async () => {
    const { code, details } = await fault([{ name: 'more.ZIP', bytes: makeZip([]) }]);
    expect(code).toBe('FILE_WRONG_KIND');
    expect(details['found']).toBe('more.ZIP');
  });

  it('refuses an encrypted entry, whichever the encryption', async () => {
    for (const flags of [0x1, 0x41]) {
      const { code, details } = await fault([{ name: 'secret', bytes: text('x'), flags }]);
      expect(code).toBe('FILE_WRONG_KIND');
      expect(details['expected']).toBe('an archive without a password');
    }
  });

  it('refuses a compression that it cannot undo', async () => {
    const { code, details } = await fault([{ name: 'a', bytes: text('x'), method: 14 }]);
    expect(code).toBe('FILE_WRONG_KIND');
    expect(details['found']).toBe('method 14');
  });

  it('refuses two entries of one name', async () => {
    const { code } = await fault([
      { name: 'a', bytes: text('1') },
      { name: './a', bytes: text('2') },
    ]);
    expect(code).toBe('ARCHIVE_DAMAGED');
  });

  it('counts entries and unpacked bytes before it inflates any', async () => {
    const many = Array.from({ length: 4 }, (_, index) => ({ name: String(index), bytes: text('0123456789') }));
    const limits = { entries: 4, unpackedBytes: 40 };
    await expect(readArchive(await saved(makeZip(many)), limits)).resolves.toHaveLength(4);
    expect((await fault(many, { ...limits, entries: 3 })).details).toMatchObject({
      found: '4 entries',
      expected: '3 entries',
    });
    expect((await fault(many, { ...limits, unpackedBytes: 39 })).code).toBe('ARCHIVE_TOO_LARGE');
  });

  it.each([
    ['longer', 10],
    ['shorter', 50_000_000],
  ])('stops at an entry that is %s than it says', async (_, size) => {
    const bytes = new Uint8Array(20_000_000);
    const before = process.memoryUsage().arrayBuffers;
    const { code } = await fault([{ name: 'bomb', bytes, claimed: { size } }]);
    expect(code).toBe('ARCHIVE_DAMAGED');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(80_000_000);
  });

  it('checks the checksum of stored and of compressed entries', async () => {
    for (const method of [0, 8]) {
      const { code, details } = await fault([{ name: 'a', bytes: text('hello'), method, claimed: { crc: 1 } }]);
      expect(code).toBe('ARCHIVE_DAMAGED');
      expect(details['found']).toContain('checksum');
    }
  });

  it('tells an archive without files, one without its end and no archive at all', async () => {
    expect((await fault([])).code).toBe('ARCHIVE_EMPTY');
    expect((await fault([{ name: 'only/', bytes: text('') }])).code).toBe('ARCHIVE_EMPTY');
    const real = await readFile(REAL);
    expect((await fault(real.subarray(0, real.length / 2))).code).toBe('FILE_INCOMPLETE');
    expect((await fault(Buffer.concat([real, Buffer.from('more')]))).code).toBe('ARCHIVE_DAMAGED');
  });

  it('answers with the same files or with a fault of ours, wherever bytes are altered', async () => {
    const real = await readFile(REAL);
    const whole = Buffer.concat((await readArchive(REAL)).map((file) => file.bytes));
    await fc.assert(
      fc.asyncProperty(fc.nat(real.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = Buffer.from(real);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        const read = await readArchive(await saved(bytes)).catch((error: unknown) => error as Error);
        if (Array.isArray(read)) expect(whole.equals(Buffer.concat(read.map((file) => file.bytes)))).toBe(true);
        else expect(read).toBeInstanceOf(AppError);
      }),
      { numRuns: 150 },
    );
  });
});
