import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, disarmed } from '#electron/engine/export/csv.ts';
import { parseRecords } from '#electron/engine/ingest/records.ts';

describe('csvLine', () => {
  it('writes for spreadsheets: semicolons, decimal comma, a byte order mark first', () => {
    expect(csvLine(['a', 1.5, null, true], 'excel', true)).toBe('\ufeffa;1,5;;true\r\n');
  });

  it('writes for machines: commas and points', () => {
    expect(csvLine(['a,b', 1.5, -2], 'machine', false)).toBe('"a,b",1.5,-2\n');
  });

  it('disarms texts that a spreadsheet would run, and leaves numbers alone', () => {
    for (const text of ['=1+1', '+A1', '-2', '@SUM(A1)', '\tx', '\rx']) expect(disarmed(text)).toBe(`'${text}`);
    expect(csvLine([-2], 'machine', false)).toBe('-2\n');
  });

  it('reads back as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((text) => !/\0/.test(text)),
          { minLength: 2, maxLength: 6 },
        ),
        (cells) => {
          const written = csvLine(cells, 'machine', false);
          expect(parseRecords(written, { delimiter: ',', quote: '"' }, false)).toEqual(
            cells.every((cell) => cell === '') && cells.length < 2 ? [] : [cells.map(disarmed)],
          );
        },
      ),
    );
  });
});
