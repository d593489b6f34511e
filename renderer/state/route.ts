import { PAGES } from '#shared/domain/finding.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Selection } from '#shared/domain/selection.ts';

/** The nine pages of the rail, those that are reached from them, and the window of a speaker's notes. */
export const PLACES = [...PAGES, 'import', 'wall', 'notes', 'help'] as const;

export type Place = (typeof PLACES)[number];

/** Where the reader is and which rows are looked at; all of it stands in the address. */
export type Route = { place: Place; tab: string | null; selection: Selection };

export const START: Route = { place: 'home', tab: null, selection: {} };

const PLAIN = ['period', 'from', 'to', 'version'] as const;

/** `#/data/quality?period=2025-06&where=Job%3Dfixed`; anything that is not understood is left out. */
export function parseHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [place = '', tab] = path.split('/').map(decoded);
  if (!isPlace(place)) return START;
  const search = new URLSearchParams(query);
  const selection: Selection = {};
  for (const name of PLAIN) {
    const value = search.get(name);
    if (value !== null && value !== '') selection[name] = value;
  }
  const where = search.getAll('where').filter((text) => text !== '');
  if (where.length > 0) selection.where = where;
  return { place, tab: tab === undefined || tab === '' ? null : tab, selection };
}

export function formatHash({ place, tab, selection }: Route): string {
  const search = new URLSearchParams();
  for (const name of PLAIN) {
    const value = selection[name];
    if (value !== undefined) search.set(name, value);
  }
  for (const text of selection.where ?? []) search.append('where', text);
  const query = search.size === 0 ? '' : `?${search.toString()}`;
  return `#/${place}${tab === null ? '' : `/${encodeURIComponent(tab)}`}${query}`;
}

const TAB_OF_FOCUS: Record<string, string> = { rejected: 'setAside' };

/** Where the link of a finding leads. What the finding selects is added to what is selected already. */
export function routeOfLink(link: NonNullable<Finding['link']>, selection: Selection): Route {
  const target: { place: Place; tab: string | null } =
    link.focus === 'import' || link.focus === 'outcomes'
      ? { place: 'import', tab: link.focus === 'outcomes' ? 'outcomes' : null }
      : { place: link.page, tab: link.focus === undefined ? null : (TAB_OF_FOCUS[link.focus] ?? link.focus) };
  return { ...target, selection: { ...selection, ...link.selection } };
}

function isPlace(text: string): text is Place {
  return (PLACES as readonly string[]).includes(text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
