import { spawn } from 'node:child_process';

/** What one child process took: wall and CPU seconds of the measured part, peak memory of the process. */
export type Taken = { wallS: number; cpuS: number; peakMb: number; more: Record<string, number> };

export type Stopwatch = {
  lap(name: string): void;
  taken(more?: Record<string, number>): Taken;
};

export function stopwatch(): Stopwatch {
  const start = performance.now();
  const cpu = process.cpuUsage();
  let last = start;
  const laps: Record<string, number> = {};
  return {
    lap(name) {
      const now = performance.now();
      laps[name] = (laps[name] ?? 0) + (now - last) / 1000;
      last = now;
    },
    taken(more = {}) {
      const used = process.cpuUsage(cpu);
      return {
        wallS: (performance.now() - start) / 1000,
        cpuS: (used.user + used.system) / 1e6,
        peakMb: process.resourceUsage().maxRSS / 1024,
        more: { ...laps, ...more },
      };
    },
  };
}

/** Runs one measured part in a process of its own, so that memory and caches of one do not help another. */
export function inChild(part: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [process.argv[1]!, '--part', part, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, UV_THREADPOOL_SIZE: '16', ...env },
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.once('close', (code) =>
      code === 0
        ? resolve(JSON.parse(out.trim().split('\n').at(-1)!) as Taken)
        : reject(new Error(`${part} ended with ${code}`)),
    );
  });
}

export type Ratio = {
  name: string;
  floor: number[];
  product: number[];
  unit: string;
  goal: number;
  /** What the product may take at most, whatever the floor. */
  limit?: number;
  note?: string;
};

/** Floor and product of the same run, least and middle, and whether the goal is met. */
export function ratioLine({ name, floor, product, unit, goal, limit, note }: Ratio): string {
  const least = (values: number[]): number => Math.min(...values);
  const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const ratio = least(product) / least(floor);
  const verdict = ratio <= goal && least(product) <= (limit ?? Number.POSITIVE_INFINITY) ? 'meets' : 'MISSES';
  const most = limit === undefined ? '' : ` and ${limit} ${unit}`;
  const show = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  return `${name.padEnd(52)} floor ${show(least(floor))}/${show(middle(floor))} ${unit}, product ${show(least(product))}/${show(middle(product))} ${unit}, ratio ${ratio.toFixed(2)} ${verdict} ${goal}${most}${note === undefined ? '' : `  (${note})`}`;
}
