/** Items whose label holds every typed word, accents and case aside; those that begin with them first. */
export function matching<T extends { label: string }>(items: readonly T[], typed: string): T[] {
  const words = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [...items];
  const found = items.filter((item) => words.every((word) => plain(item.label).includes(word)));
  const begins = (item: T): number => (plain(item.label).startsWith(words[0] ?? '') ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
