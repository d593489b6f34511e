/** A piece of a text: words, or the place of a value that nobody types over. */
export type Part = { kind: 'words'; text: string } | { kind: 'chip'; name: string; how: string | null };

const CHIP = /\{\{\s*([A-Za-z0-9_.-]+)\s*(?:\|\s*([A-Za-z0-9:_-]+)\s*)?\}\}/g;

/**
 * Splits `Out of 100, {{rate|parts}} default` into its words and chips. What is not a whole chip is words.
 */
export function partsOf(template: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const found of template.matchAll(CHIP)) {
    if (found.index > from) parts.push({ kind: 'words', text: template.slice(from, found.index) });
    parts.push({ kind: 'chip', name: found[1] ?? '', how: found[2] ?? null });
    from = found.index + found[0].length;
  }
  if (from < template.length) parts.push({ kind: 'words', text: template.slice(from) });
  return parts;
}

/** The text again; braces that somebody typed are parted, so that no words become a chip. */
export function templateOf(parts: readonly Part[]): string {
  return parts
    .map((part) =>
      part.kind === 'words'
        ? part.text.replace(/\{(?=\{)/g, '{\u200b')
        : `{{${part.name}${part.how === null ? '' : `|${part.how}`}}}`,
    )
    .join('');
}

export function chipsOf(template: string): Extract<Part, { kind: 'chip' }>[] {
  return partsOf(template).filter((part) => part.kind === 'chip');
}
