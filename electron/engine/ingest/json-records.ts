import type { ColumnSample } from '#shared/mapping/columns.ts';

export type JsonRecords = {
  names: string[];
  rows: Map<string, string | null>[];
  natives: Map<string, ColumnSample['native']>;
  paths: Map<string, string[]>;
};

/** Objects of the lines that hold one; nested objects become `outer.inner`. Lines that hold something else are skipped here. */
export function recordsOfJsonLines(text: string, cut: boolean): JsonRecords {
  const lines = text.split('\n');
  if (cut) lines.pop();
  const names = new Set<string>();
  const natives = new Map<string, ColumnSample['native']>();
  const paths = new Map<string, string[]>();
  const rows: Map<string, string | null>[] = [];
  for (const line of lines) {
    const object = parsedObject(line);
    const row = new Map<string, string | null>();
    if (object === null || !flattened(object, { row, natives, paths })) continue;
    for (const name of row.keys()) names.add(name);
    rows.push(row);
  }
  return { names: [...names], rows, natives, paths };
}

function parsedObject(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** False for an object nested so deep that nobody can mean it: it would take the stack down. */
function flattened(object: object, into: Into): boolean {
  try {
    flatten(object, [], into);
    return true;
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}

const DEEPEST = 32;

type Into = { row: Map<string, string | null>; natives: JsonRecords['natives']; paths: JsonRecords['paths'] };

function flatten(object: object, outer: readonly string[], into: Into): void {
  if (outer.length > DEEPEST) throw new RangeError('nested too deep');
  for (const [key, value] of Object.entries(object) as [string, unknown][]) {
    const path = [...outer, key];
    const name = path.join('.');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      flatten(value, path, into);
      continue;
    }
    into.paths.set(name, path);
    into.row.set(
      name,
      value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value),
    );
    if (value === null || value === undefined) continue;
    const native = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : null;
    into.natives.set(name, into.natives.has(name) && into.natives.get(name) !== native ? null : native);
  }
}
