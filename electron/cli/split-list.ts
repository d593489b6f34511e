import { usage } from './arguments.ts';

/** `A,"B, with a comma","C ""quoted"""`: names between commas, quoted as in a CSV line where they hold one. */
export function splitList(text: string): string[] {
  const names: string[] = [];
  const next = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;
  for (let at = 0; at <= text.length;) {
    next.lastIndex = at;
    const found = next.exec(text);
    if (found === null)
      throw usage(
        `names are separated by commas and may stand in double quotes: ${text}`,
        `les noms sont séparés par des virgules et peuvent être entre guillemets doubles : ${text}`,
      );
    names.push(found[1] === undefined ? (found[2] ?? '').trim() : found[1].replaceAll('""', '"'));
    if (found[3] === '') break;
    at = next.lastIndex;
  }
  if (names.some((name) => name === '')) throw usage(`a name is empty: ${text}`, `un nom est vide : ${text}`);
  return names;
}
