import { writeFileSync } from 'node:fs';

/** A month of a daily process and of its predictions, with three planted breaks. */
export const FAILED_DAY = '2025-03-12';
export const ABSENT_DAY = '2025-03-18';
export const THIN_DAY = '2025-03-21';
export const ROWS_A_DAY = 60;
export const THIN_ROWS = 25;

const DAYS = Array.from({ length: 31 }, (_, index) => `2025-03-${String(index + 1).padStart(2, '0')}`);

/** Predictions as the process left them: none on the failed and on the absent day, too few on the thin one. */
export function writePredictions(path: string): void {
  const rows = DAYS.flatMap((day) => {
    const n = day === FAILED_DAY || day === ABSENT_DAY ? 0 : day === THIN_DAY ? THIN_ROWS : ROWS_A_DAY;
    return Array.from(
      { length: n },
      (_, index) =>
        `${day}-${index},c${index},${day}T06:05:00,m,1,${((index * 7) % 100) / 100},${index % 3 === 0 ? 'yes' : 'no'}`,
    );
  });
  writeFileSync(
    path,
    ['prediction_id,client_id,prediction_time,model_name,model_version,score,outcome', ...rows, ''].join('\n'),
  );
}

/** The log of the runs, with a stack trace and a line that cannot be read. */
export function runLines(): string[] {
  return DAYS.filter((day) => day !== ABSENT_DAY).flatMap((day) => {
    const loaded = [
      `${day} 06:00:00 INFO step load started`,
      `${day} 06:01:00 INFO step load done in 60 s, ${ROWS_A_DAY} rows`,
    ];
    if (day === FAILED_DAY)
      return [
        ...loaded,
        `${day} 06:01:30 ERROR step features failed: column income is gone`,
        'Traceback (most recent call last):',
        '  File "features.py", line 12, in build',
        "KeyError: 'income'",
        `${day} 06:01:31 INFO step cleanup done in 1 s`,
        'this line tells nothing',
      ];
    return [
      ...loaded,
      `${day} 06:03:00 INFO step features done in 120 s, ${ROWS_A_DAY} rows`,
      `${day} 06:05:00 INFO step score done in 110 s, ${ROWS_A_DAY} rows`,
    ];
  });
}

export function writeRuns(path: string, lines = runLines()): void {
  writeFileSync(path, `${lines.join('\n')}\n`);
}
