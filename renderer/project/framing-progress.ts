import type { Framing } from '#shared/contract/projects.ts';

/** Fields of the framing sheet that hold something, and how many there are. The direction always holds something. */
export function framingProgress({ kpiDirection: _direction, ...fields }: Framing): { filled: number; all: number } {
  const values = Object.values(fields);
  return { filled: values.filter((value) => value !== null && value !== '').length, all: values.length };
}
