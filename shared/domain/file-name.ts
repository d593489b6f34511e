const MOST = 80;

/** A file name from a title, without an ending: what no system forbids in a name. */
export function fileNameFrom(title: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[/\\:*?"<>|\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST)
    .replace(/^\.+|[. ]+$/g, '');
  return name === '' ? 'Tribune' : name;
}
