import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '#electron/engine/journal/journal-event.ts';
import { countOf, dateOrder, durationMs, stampOf } from '#electron/engine/journal/line-values.ts';
import { toldLine } from '#electron/engine/journal/told-line.ts';

const AT = Date.UTC(2025, 2, 12, 6, 0, 1);

const LINES: [string, Partial<JournalEvent>][] = [
  [
    '2025-03-12 06:00:01 INFO step features done in 12.3 s, 9 000 rows',
    { step: 'features', durationMs: 12_300, volume: 9000, level: 'done' },
  ],
  [
    "2025-03-12T06:00:01Z [ERROR] step 'features' failed: column income is gone",
    { step: 'features', level: 'error', message: "step 'features' failed: column income is gone" },
  ],
  [
    '[2025-03-12 06:00:01,456] INFO step "load data" completed, 9,000 rows in 2 min 5 s',
    { atMs: AT + 456, step: 'load data', volume: 9000, durationMs: 125_000, level: 'done' },
  ],
  [
    '2025-03-12 06:00:01,000 - scoring - WARNING - 12 rows without income',
    { step: 'scoring', level: 'warning', volume: null },
  ],
  ['2025-03-12 06:00:01 [publish] ok', { step: 'publish', level: 'done', volume: null }],
  ['2025-03-12 06:00:01 INFO [publish] starting, 9000 rows to send', { step: 'publish', level: 'info', volume: null }],
  ['1741759201 INFO step score done 9000 rows', { step: 'score', volume: 9000 }],
  ['1741759201000 ERROR disk full', { step: null, level: 'error', message: 'disk full' }],
  [
    "12/03/2025 06:00:01 ERREUR étape features : échec de lecture de la table d'entrée",
    { step: 'features', level: 'error' },
  ],
  [
    '12/03/2025 06:00:01 AVERTISSEMENT étape « calcul des scores » terminée en 1 min, 9 000 lignes',
    { step: 'calcul des scores', level: 'done', volume: 9000, durationMs: 60_000 },
  ],
  [
    'time=2025-03-12T06:00:01 level=info step=score rows=9000 duration=00:01:12 msg="all good"',
    { step: 'score', volume: 9000, durationMs: 72_000, level: 'done', message: 'all good' },
  ],
  ['2025-03-12 06:00:01 INFO step=score rows=9000 elapsed_ms=250', { step: 'score', volume: 9000, durationMs: 250 }],
  ['2025-03-12 06:00:01 run failed', { step: null, level: 'error' }],
  [
    '{"time":"2025-03-12T06:00:01+01:00","step":"score","rows":9000,"duration":12.3,"level":"INFO"}',
    { step: 'score', volume: 9000, durationMs: 12_300, level: 'done' },
  ],
  [
    '{"horodatage":"12/03/2025 06:00:01","étape":"variables","nb_lignes":"9 000","durée":"2 min","niveau":"ERREUR","message":"colonne absente"}',
    { step: 'variables', volume: 9000, durationMs: 120_000, level: 'error', message: 'colonne absente' },
  ],
  [
    '{"ts":1741759201,"task":"export","status":"failed","error":{"message":"no space left"}}',
    { step: 'export', level: 'error', message: 'no space left' },
  ],
  ['{"date":"2025-03-12","heure":"06:00:01","etape":"score","statut":"OK","erreur":null}', { step: 'score', level: 'done' }],
  ['{"time":1741759201000,"level":50,"msg":"boom"}', { step: null, level: 'error', message: 'boom' }],
]; // prettier-ignore

describe('a line of an execution log', () => {
  it.each(LINES)('%s', (line, expected) => {
    expect(toldLine(line, 'day-first')).toMatchObject({ atMs: AT, ...expected });
  });

  it('that tells no time is no event', () => {
    for (const line of [
      '',
      'hello',
      'INFO step score done',
      '{"step":"score"}',
      '{broken',
      '[1, 2]',
      '2025-02-30 06:00:00 x',
      '9999999 INFO',
    ])
      expect(toldLine(line, 'day-first'), line).toBeNull();
  });

  it('is plain text, without what moves a cursor or hides', () => {
    const event = toldLine('2025-03-12 06:00:01 ERROR \u001b[31mred\u001b[0m \u202eback <b>bold</b>', 'day-first');
    expect(event?.message).toBe('red  back <b>bold</b>');
  });

  it('is read in a time that grows with its length only', () => {
    // An expression that tries every way of reading would not end within the time of a test.
    for (const part of ['1 000 ', 'a=', 'in 1 s ', '[', 'step ', '1:', ' - A ', '12.'])
      expect(toldLine(`2025-03-12 06:00:01 INFO ${part.repeat(20_000 / part.length)}`, 'day-first')).not.toBeNull();
  });
});

describe('a date with slashes', () => {
  it('is read day first, unless a date of the file has no such day', () => {
    expect(dateOrder(['03/04/2025 x', '03/05/2025 x'])).toBe('day-first');
    expect(dateOrder(['03/04/2025 x', '03/25/2025 x'])).toBe('month-first');
    expect(stampOf('03/25/2025 06:00 x', 'month-first')).toEqual({ atMs: Date.UTC(2025, 2, 25, 6), rest: 'x' });
  });
});

it('durations and counts', () => {
  expect(['12.3 s', '12,3s', '450ms', '1h 02m', '2 minutes', '01:00:00', '5', 'x', '5 apples'].map((text) => durationMs(text))).toEqual([
    12_300, 12_300, 450, 3_720_000, 120_000, 3_600_000, 5000, null, null,
  ]);
  expect(['9000', '9 000', '9,000', '9.000', "1'234'567", '9 00', '1.5', 'x'].map(countOf)).toEqual([
    9000, 9000, 9000, 9000, 1_234_567, null, null, null,
  ]);
}); // prettier-ignore
