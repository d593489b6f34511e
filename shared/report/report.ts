import type { Figure } from '#shared/domain/figure.ts';
import type { Language } from '#shared/domain/language.ts';

/** A piece of a sentence. `value`: a computed number, told apart from what somebody wrote around it. */
export type Run = string | { text: string; as: 'value' | 'strong' };

export type Rich = string | readonly Run[];

export type Pair = { name: string; value: string };

export type ReportBlock =
  | { kind: 'text'; text: Rich; /** Begins the paragraph in bold: "What is not known." */ head?: string; tone?: 'lead' }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: readonly Rich[]; isOrdered?: boolean }
  /** Drawn, with the table behind it. `caption` stands under it, `source` says where it comes from. */
  | { kind: 'figure'; figure: Figure; caption?: string; source?: string }
  | { kind: 'table'; title: string; columns: readonly ReportColumn[]; rows: readonly (readonly string[])[] }
  | { kind: 'pairs'; pairs: readonly Pair[]; title?: string }
  /** One number in large type: what it counts, between what, among how many. */
  | { kind: 'amount'; value: string; name: string; note?: string }
  | { kind: 'quote'; text: string; by?: string }
  | { kind: 'callout'; text: Rich; head?: string }
  /** Something that cannot be shown, and why: a missing translation, an unknown block, too few cases. */
  | { kind: 'absent'; text: string };

export type ReportColumn = { label: string; isNumber: boolean };

/** One page says one thing: its title is the sentence, the blocks prove it. */
export type ReportPage = {
  /** Unique in the report; becomes an address, so it is made of letters, digits, `-` and `_`. */
  id: string;
  /** Pages of one chapter follow each other. */
  chapter?: string;
  title: string;
  blocks: readonly ReportBlock[];
  /** Where the page's numbers come from, in one line. */
  source?: string;
  /** What the presenter says; left out of every export but PowerPoint. */
  notes?: readonly string[];
};

/** What is printed on every page of an export, already said in its language. */
export type Stamp = {
  project: string;
  /** The day of the export, or of the snapshot that is shown. */
  date: string;
  period: string | null;
  filters: string | null;
  /** SHA-256 of the data, hexadecimal; null where there is no row. */
  data: string | null;
  /** Head of the trail at the time of the export, hexadecimal; null where it has no event. */
  trail: string | null;
};

/**
 * A document to hand over: a story, a report of a test, a letter. All texts are said already; figures stay data and
 * are drawn by each export. Independent of its file: HTML, PDF and PowerPoint are made of the same one.
 */
export type Report = {
  language: Language;
  title: string;
  /** What kind of document it is, above the title. */
  kind?: string;
  lead?: Rich;
  facts?: readonly Pair[];
  stamp: Stamp;
  /** A letter is one sheet: no title page, no contents, no page of its own for a title. */
  layout: 'pages' | 'sheet';
  orientation?: 'portrait' | 'landscape';
  pages: readonly ReportPage[];
};

export function plainText(rich: Rich): string {
  return typeof rich === 'string' ? rich : rich.map((run) => (typeof run === 'string' ? run : run.text)).join('');
}

/** A hash as people compare it: the first characters in groups of four. */
export function hashGroups(hash: string, characters = hash.length): string {
  return (hash.slice(0, characters).match(/.{1,4}/g) ?? []).join(' ');
}
