import { describe, expect, it } from 'vitest';
import { namedDay } from '#shared/mapping/month-names.ts';
import { provenOrder, timeReading } from '#shared/mapping/read-time.ts';

describe('timeReading', () => {
  it('reads ISO times with and without an offset', () => {
    expect(timeReading(['2025-01-01T07:47:07', '2025-01-02 08:00:00'], null, true)?.shape).toBe('iso');
    expect(timeReading(['2025-01-01T07:53:56+01:00', '2025-07-01T07:53:56+02:00'], null, true)?.shape).toBe(
      'isoOffset',
    );
    expect(timeReading(['2024-10-01T07:43:01Z'], null, true)?.shape).toBe('isoOffset');
  });

  it('reads day first as soon as one day exceeds 12', () => {
    expect(timeReading(['01/02/2025 07:47', '18/02/2025 08:13'], null, true)).toMatchObject({
      shape: 'dmy',
      clock: 'minutes',
      ambiguous: false,
    });
    expect(timeReading(['02/18/2025', '02/01/2025'], null, true)).toMatchObject({ shape: 'mdy', ambiguous: false });
  });

  it('says that dates read both ways, and lets another column or a person settle it', () => {
    expect(timeReading(['01/02/2025', '03/04/2025'], null, true)?.ambiguous).toBe(true);
    expect(timeReading(['01/02/2025', '03/04/2025'], 'month-first', true)).toMatchObject({
      shape: 'mdy',
      ambiguous: false,
    });
    expect(provenOrder(['18/02/2025', '19/03/2025'])).toBe('day-first');
    expect(provenOrder(['01/02/2025'])).toBeNull();
  });

  it('takes bare numbers for dates only when the name speaks of time', () => {
    expect(timeReading(['20250101', '20250228'], null, false)).toBeNull();
    expect(timeReading(['20250101', '20250228'], null, true)?.shape).toBe('compact');
    expect(timeReading(['1735722000', '1735722060'], null, true)?.shape).toBe('epochSeconds');
    expect(timeReading(['1735722000000'], null, true)?.shape).toBe('epochMilliseconds');
  });

  it('reads months by their names, in English, French and German', () => {
    for (const text of [
      '12 mars 2024',
      '1er févr. 2025',
      '2 AOÛT 2024 à 14h30',
      'mar. 12 déc. 2023',
      '3 janv.\u00a02025, 09:15',
      '12-Mär-24',
      '3. Oktober 2023',
      'Di., 3. Okt. 2023 14:30 Uhr',
      '03JAN2025:10:22:00',
      '3 July 2024',
      '4th July 2024',
    ])
      expect(timeReading([text], null, false)?.shape, text).toBe('monthName');
    for (const text of ['March 12, 2024', 'Tue, Mar 12 2024 3:05 PM', 'Okt-03-2023'])
      expect(timeReading([text], null, false)?.shape, text).toBe('monthNameFirst');
    expect(namedDay('1er févr. 2025')?.day).toBe('2025-02-01');
    expect(namedDay('12-Mär-24')?.day).toBe('2024-03-12');
    expect(namedDay('12-mar-99')?.day).toBe('1999-03-12');
    expect(namedDay('March 12, 2024')?.day).toBe('2024-03-12');
  });

  it.each(['12 rue 2024', '12-abc-24', 'mars 2024', '12 mars', '40 mars 2024', '12 mars 2024 environ'])(
    'takes %s for no date',
    (text) => expect(timeReading([text], null, true)).toBeNull(),
  );

  it('does not take other texts for dates', () => {
    expect(timeReading(['1.0.0', '2.1.0'], null, true)).toBeNull();
    expect(timeReading(['yesterday', 'today'], null, true)).toBeNull();
    expect(timeReading(['1.0.12', '2.1.10'], null, true)).toBeNull();
    expect(timeReading(['41250', '38900'], null, false)).toBeNull();
  });
});
