/** `excel`: semicolons, decimal comma, UTF-8 with a byte order mark. `machine`: commas, points, ISO dates. */
export type CsvFlavour = 'excel' | 'machine';

type Cell = string | number | boolean | null;

const BOM = '\ufeff';

/** One line. Texts that a spreadsheet would run (`= + - @`, tab, carriage return first) get an apostrophe; numbers stay numbers. */
export function csvLine(cells: readonly Cell[], flavour: CsvFlavour, first: boolean): string {
  const separator = flavour === 'excel' ? ';' : ',';
  const line = cells.map((cell) => quoted(cellText(cell, flavour), separator)).join(separator);
  return `${first && flavour === 'excel' ? BOM : ''}${line}${flavour === 'excel' ? '\r\n' : '\n'}`;
}

function cellText(cell: Cell, flavour: CsvFlavour): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return flavour === 'excel' ? String(cell).replace('.', ',') : String(cell);
  return typeof cell === 'boolean' ? String(cell) : disarmed(cell);
}

export function disarmed(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
