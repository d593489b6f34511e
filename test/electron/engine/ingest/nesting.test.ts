import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Detected } from '#electron/engine/ingest/detect.ts';
import { MostOpened, onceForEachFile } from '#electron/engine/ingest/nesting.ts';
import { randomOf } from '#shared/stats/random.ts';

/** Counted sign by sign. */
function mostOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.replaceAll(/[^[{]/g, '').length));
}

it('the most that a line opens is what counting sign by sign finds, however the file comes in pieces', () => {
  const random = randomOf(11);
  for (let turn = 0; turn < 400; turn += 1) {
    const signs = turn % 2 === 0 ? '[{]}\n"a' : '{a\n,:';
    const text = Array.from({ length: 60 }, () => signs[Math.floor(random() * signs.length)]).join('');
    const opened = new MostOpened();
    for (let from = 0; from < text.length;) {
      const to = from + 1 + Math.floor(random() * 20);
      opened.add(Buffer.from(text.slice(from, to)));
      from = to;
    }
    expect(opened.most, JSON.stringify(text)).toBe(mostOf(text));
  }
});

it('a file is looked at once, and again when it is another or did not pass', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tribune-once-'));
  const file = { path: join(folder, 'log.json') } as Detected;
  let looks = 0;
  let passes = true;
  const check = onceForEachFile(() => {
    looks += 1;
    return passes ? Promise.resolve() : Promise.reject(new Error('too deep'));
  });
  writeFileSync(file.path, '[{"score":0.5}]');
  await check(file);
  await check(file);
  expect(looks).toBe(1);
  writeFileSync(file.path, '[{"score":0.25}]');
  passes = false;
  await expect(check(file)).rejects.toThrow('too deep');
  await expect(check(file)).rejects.toThrow('too deep');
  expect(looks).toBe(3);
  rmSync(folder, { recursive: true });
});
