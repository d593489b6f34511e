import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Taken } from './measure.ts';

/** Rows whose contributions the peer writes. */
const COMPARED = 1000;

export const nothing = (more: Record<string, number>): Taken => ({ wallS: 0, cpuS: 0, peakMb: 0, more });

export const seconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

/** The most that a contribution is apart from the peer's; NaN where the peer has written none. */
export function furthest(
  folder: string,
  name: string,
  { phi, columns }: { phi: Float64Array; columns: number },
): number {
  const path = join(folder, `${name}.contributions.f32`);
  if (!existsSync(path)) return Number.NaN;
  const file = readFileSync(path);
  const peer = new Float32Array(file.buffer, file.byteOffset, file.byteLength / 4);
  let most = 0;
  for (let row = 0; row < COMPARED; row += 1)
    for (let player = 0; player < columns; player += 1)
      most = Math.max(most, Math.abs(phi[row * columns + player]! - peer[row * (columns + 1) + player]!));
  return most;
}
