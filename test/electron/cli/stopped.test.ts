import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomOf } from '#shared/stats/random.ts';
import { cli } from '#test/support/cli.ts';
import type { Cli } from '#test/support/cli.ts';

const ROWS = 300_000;

let folder: string;
let tribune: Cli;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-stopped-'));
  tribune = cli(folder);
  const random = randomOf(3);
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const [a, b] = [random(), random()];
    const day = String(1 + (row % 28)).padStart(2, '0');
    const arm = row % 2 === 0 ? 'treatment' : 'control';
    return `p${row},c${row % 90_000},2025-03-${day},m,1,${a.toFixed(6)},${((a + b) / 2).toFixed(6)},2,${arm},${random() < b ? 1 : 0}`;
  });
  const head =
    'prediction_id,entity_id,prediction_time,model_name,model_version,score,shadow_score,shadow_version,arm,outcome';
  writeFileSync(join(folder, 'log.csv'), [head, ...lines].join('\n'));
  expect((await tribune.run('new', 'p.tribune')).code).toBe(0);
  const imported = await tribune.run('import', 'p.tribune', 'log.csv', '--positive', '1');
  expect(imported.code, imported.err).toBe(0);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(['shadow', 'ab-test'])(
  'a report that is stopped ends at once, says so and leaves the project as it was: %s',
  async (id) => {
    const began = performance.now();
    const whole = await tribune.run('run', 'p.tribune', id, '--json');
    const spanMs = performance.now() - began;
    expect(whole.code, whole.err).toBe(0);
    let stopped = 0;
    // Sooner or later it is stopped while it reads; before, nobody listens yet.
    for (let share = 0.5; share < 1 && stopped < 2; share += 0.05) {
      const child = tribune.start('run', 'p.tribune', id, '--json');
      let [out, err] = ['', ''];
      child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
      const closed = new Promise<number | null>((settle) => child.once('close', settle));
      const timer = setTimeout(() => child.kill('SIGINT'), share * spanMs);
      const code = await closed;
      clearTimeout(timer);
      if (code === 0 || code === null) continue;
      stopped += 1;
      expect(out).toBe('');
      expect(err).toMatch(/stopped|cancel/i);
    }
    expect(stopped).toBeGreaterThan(0);
    expect(rounded((await tribune.run('run', 'p.tribune', id, '--json')).out)).toBe(rounded(whole.out));
  },
  120_000,
);

/** Sums of several threads differ in their last digits. */
function rounded(json: string): string {
  return json.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => Number(number).toPrecision(9));
}
