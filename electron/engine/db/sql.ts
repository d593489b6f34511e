/** The only way a name reaches SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** For places where DuckDB takes no parameter (table functions, options). Everything else is bound. */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `'${value}'::DOUBLE`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  // A NUL inside a literal would end the statement early in some readers: refuse it at the one place that writes them.
  if (value.includes('\0')) throw new RangeError('a NUL character in a SQL literal');
  return `'${value.replaceAll("'", "''")}'`;
}

/** Any text as a constant of a query, for where a parameter would be known too late. */
export function constantText(value: string): string {
  return `(${value.split('\0').map(literal).join(' || chr(0) || ')})`;
}

export function listLiteral(values: readonly (string | number)[]): string {
  return `[${values.map(literal).join(', ')}]`;
}

export function structLiteral(entries: readonly (readonly [string, string])[]): string {
  return `{${entries.map(([key, value]) => `${literal(key)}: ${literal(value)}`).join(', ')}}`;
}
