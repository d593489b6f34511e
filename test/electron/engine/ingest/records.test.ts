import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { mixesNewlines, parseRecords, sniffDelimiter } from '#electron/engine/ingest/records.ts';
import { recordPlaces } from '#electron/engine/ingest/record-places.ts';

const folder = mkdtempSync(join(tmpdir(), 'tribune-records-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const comma = { delimiter: ',', quote: '"' };

describe('parseRecords', () => {
  it('knows quotes, doubled quotes, line ends inside cells and blank lines', () => {
    expect(parseRecords('a,b\n"x\ny","say ""hi"""\n\nlast,', comma, false)).toEqual([
      ['a', 'b'],
      ['x\ny', 'say "hi"'],
      ['last', ''],
    ]);
  });

  it('drops a record that the end of the sample cut', () => {
    expect(parseRecords('a,b\n1,2\n3', comma, true)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(parseRecords('a,b\n"1",2\n"3', comma, true)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('gives the same with and without its short cut for texts without quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', '.', 'é') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const text = rows.map((row) => row.join(',')).join('\n');
        const slow = parseRecords(`${text}\n"q","q"`, comma, false).slice(0, -1);
        expect(parseRecords(text, comma, false)).toEqual(slow);
      }),
    );
  });
});

describe('sniffDelimiter', () => {
  it('finds the delimiter under which lines agree', () => {
    expect(sniffDelimiter('a;b;c\n1,5;2,5;3\n1,5;2;3\n')).toBe(';');
    expect(sniffDelimiter('a\tb\n1\t2\n')).toBe('\t');
    expect(sniffDelimiter('a,b\n"x;y;z",2\n')).toBe(',');
  });
});

describe('mixesNewlines', () => {
  it('tells files that end lines in several ways', () => {
    expect(mixesNewlines('a\r\nb\r\n')).toBe(false);
    expect(mixesNewlines('a\r\nb\n')).toBe(true);
    expect(mixesNewlines('a\rb\n')).toBe(true);
  });
});

describe('recordPlaces', () => {
  it('gives physical lines, also where cells hold line ends, quotes or nothing', async () => {
    const path = join(folder, 'lines.csv');
    writeFileSync(
      path,
      'id,score,txt\na,0.1,"x\ny\nz"\nb,oops,q\n\nc,0.3,"p\nq"\nd,bad\ne,worse,"m\nn"\nf,0.5,"say ""hi"""\n',
    );
    const skipped = new Set([27, 49, 55]);
    const found = await recordPlaces(path, comma, {
      bytes: skipped,
      ordinals: new Set([0, 1, 2]),
      skipped,
      linesAbove: 0,
    });
    expect(found.map(({ line, lastLine, ordinal, record }) => [line, lastLine, ordinal, record])).toEqual([
      [2, 4, 0, 0],
      [5, 5, null, 1],
      [7, 8, 1, 2],
      [9, 9, null, 3],
      [10, 11, null, 4],
      [12, 12, 2, 5],
    ]);
    expect(found[0]!.raw).toBe('a,0.1,"x\ny\nz"');
  });

  it('agrees with a plain count of lines on files without quotes', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', ',', '1', 'é'), minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 2, maxLength: 40 }), fc.nat(), async (lines, pick) => {
        const path = join(folder, 'plain.csv');
        writeFileSync(path, lines.join('\n'));
        const ordinal = pick % (lines.length - 1);
        const [place] = await recordPlaces(path, comma, {
          bytes: new Set(),
          ordinals: new Set([ordinal]),
          skipped: new Set(),
          linesAbove: 0,
        });
        expect(place).toMatchObject({ line: ordinal + 2, raw: lines[ordinal + 1] });
      }),
      { numRuns: 50 },
    );
  });
});
