import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomOf } from '#shared/stats/random.ts';
import { cli } from '#test/support/cli.ts';
import type { Cli } from '#test/support/cli.ts';

const ROWS = 150_000;

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
    const whole = await tribune.run('run', 'p.tribune', id, '--json');
    expect(whole.code, whole.err).toBe(0);
    // Elsewhere nothing was asked yet, so that nothing is answered from memory.
    const other = cli(folder, { TRIBUNE_DATA: join(folder, id) });
    let stopped = 0;
    for (const waitMs of [0, 150]) {
      const child = other.start('run', 'p.tribune', id, '--json');
      let [out, err] = ['', ''];
      child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
      const closed = new Promise<number | null>((settle) => child.once('close', settle));
      await listening(child, join(folder, id, 'run'));
      await setTimeout(waitMs);
      child.kill('SIGINT');
      const code = await closed;
      // It may have been done already.
      if (code === 0) continue;
      stopped += 1;
      expect(out).toBe('');
      expect(err).toMatch(/stopped|cancel/i);
    }
    expect(stopped).toBeGreaterThan(0);
    expect(rounded((await other.run('run', 'p.tribune', id, '--json')).out)).toBe(rounded(whole.out));
  },
  120_000,
);

/** The program makes its folder once it listens for being stopped; the project is opened after that. */
async function listening(child: ChildProcess, run: string): Promise<void> {
  const isThere = (): boolean => existsSync(run) && readdirSync(run).some((name) => name.startsWith(`${child.pid}-`));
  while (!isThere() && child.exitCode === null) await setTimeout(2);
}

/** Sums of several threads differ in their last digits. */
function rounded(json: string): string {
  return json.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => Number(number).toPrecision(9));
}
