import { gzipSync } from 'node:zlib';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeSample, detectEncoding, detectFile, withoutCutSequence } from '#electron/engine/ingest/detect.ts';
import { FIXTURES } from '#test/support/engine.ts';
import { sampleFile } from '#electron/engine/ingest/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'tribune-detect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('detectEncoding', () => {
  it('knows UTF-8, UTF-16 with and without a mark, and Windows-1252', () => {
    const text = 'Décision;Gain (€)\nAccordé;1\n';
    expect(detectEncoding(Buffer.from(text)).encoding).toBe('utf-8');
    expect(detectEncoding(Buffer.from(`\ufeff${text}`)).bom).toBe(true);
    expect(detectEncoding(Buffer.from(text.repeat(20), 'utf16le')).encoding).toBe('utf-16le');
    expect(detectEncoding(Buffer.from(text.repeat(20), 'utf16le').swap16()).encoding).toBe('utf-16be');
    expect(detectEncoding(Buffer.from([0x44, 0xe9, 0x63, 0x80, 0x0a])).encoding).toBe('windows-1252');
  });

  it('keeps UTF-8 for a file with one damaged line', () => {
    const damaged = Buffer.concat([Buffer.from('é'.repeat(50)), Buffer.from([0xe9, 0x2c])]);
    expect(detectEncoding(damaged).encoding).toBe('utf-8');
  });
});

describe('decodeSample', () => {
  it('reads the signs of Windows-1252 that plain Latin-1 does not have', () => {
    expect(decodeSample(Buffer.from([0x80, 0x9c, 0x92, 0xe9]), 'windows-1252')).toBe('€œ\u2019é');
  });
});

describe('withoutCutSequence', () => {
  it('leaves a character that the block cut for the next one', () => {
    const bytes = Buffer.from('aé');
    expect(withoutCutSequence(bytes.subarray(0, 2)).toString()).toBe('a');
    expect(withoutCutSequence(Buffer.from('ab')).toString()).toBe('ab');
  });
});

describe('detectFile', () => {
  it('looks at bytes, not at names', async () => {
    expect(await detectFile(file('a.parquet', 'x,y\n1,2\n'))).toMatchObject({ format: 'csv', misnamed: true });
    expect(await detectFile(file('b.csv', '{"a":1}\n{"a":2}\n'))).toMatchObject({ format: 'ndjson' });
    expect(await detectFile(file('c.json', '[{"a":1}]'))).toMatchObject({ format: 'json' });
    expect(await detectFile(file('d.csv.gz', gzipSync('x,y\n1,2\n')))).toMatchObject({
      format: 'csv',
      compression: 'gzip',
    });
  });

  it('refuses folders, nothing at all and what is not there', async () => {
    await expect(detectFile(folder)).rejects.toMatchObject({ code: 'FILE_WRONG_KIND' });
    await expect(detectFile(file('empty.csv', ''))).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    await expect(detectFile(file('empty.csv.gz', gzipSync('')))).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    await expect(detectFile(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});

describe('sampleFile', () => {
  it('does not unpack a bomb to look at it', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('a,b\n1,2\n'), Buffer.alloc(300 << 20, 'x')]), { level: 9 });
    const before = process.memoryUsage().rss;
    const detected = await detectFile(file('bomb.csv.gz', bomb));
    await sampleFile(detected, null).catch(() => undefined);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20);
  });

  it('reads the times of a workbook as they were written, to the second', async () => {
    const folderOf = join(FIXTURES, 'cases/credit');
    const written = new Set(
      readFileSync(join(folderOf, 'predictions.csv'), 'utf8').match(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g),
    );
    const sample = await sampleFile(await detectFile(join(folderOf, 'predictions_first3000.xlsx')), null);
    const kept = sample.columns.find((column) => column.name === 'computed_at')?.values ?? [];
    const other = kept.filter((time) => time === null || !written.has(time));
    expect([kept.length > 1000, other]).toEqual([true, []]);
  });

  it('opens nested objects of JSON lines', async () => {
    const path = file(
      'nested.ndjson',
      '{"id":"a","features":{"age":3,"home":{"kind":"x"}},"a.b":1}\n{"id":"b","features":{"age":4}}\n',
    );
    const sample = await sampleFile(await detectFile(path), null);
    expect(sample.names).toEqual(['id', 'features.age', 'features.home.kind', 'a.b']);
    expect(sample.jsonPaths).toEqual([['id'], ['features', 'age'], ['features', 'home', 'kind'], ['a.b']]);
  });

  it('costs the same for a large file, and sees its end', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, index) => `p${index},2025-01-01T00:00:00,0.5,${index > 190_000 ? '' : 'yes'}`,
    );
    const path = file('large.csv', `id,at,score,outcome\n${rows.join('\n')}\n`);
    const sample = await sampleFile(await detectFile(path), null);
    expect(sample.columns[0]!.values.length).toBeLessThanOrEqual(4000);
    expect(sample.columns[3]!.values.at(-1)).toBeNull();
    expect(Math.abs(sample.rowsAbout! - 200_000) / 200_000).toBeLessThan(0.05);
    expect(new Set(sample.columns[0]!.values).size).toBe(sample.columns[0]!.values.length);
  });
});
