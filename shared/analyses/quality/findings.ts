import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import type { Quality, QualityColumn } from './schema.ts';

/** A fact missing in fewer than one prediction in twenty is told in the table only. */
const MISSING_TOLD = 0.05;
const COLUMNS_TOLD = 3;
/** One prediction in a hundred. */
const STRANGE_OFTEN = 0.01;

export function findings(quality: Quality): Finding[] {
  if (quality.rows === 0) return [];
  const facts = quality.columns.filter((column) => column.part === 'feature');
  const found = [
    ...mostMissing(facts, quality.rows).map((column) => missing(column, quality.rows)),
    ...strange(facts, 'outOfRange', quality.rows),
    ...strange(facts, 'unseen', quality.rows),
    ...setAside(quality),
  ];
  return found.length > 0 ? found : [complete(quality)];
}

function mostMissing(facts: readonly QualityColumn[], rows: number): QualityColumn[] {
  return facts
    .filter((column) => column.missing / rows >= MISSING_TOLD)
    .sort((a, b) => b.missing - a.missing)
    .slice(0, COLUMNS_TOLD);
}

function missing(column: QualityColumn, rows: number): Finding {
  const share = column.missing / rows;
  return {
    id: `quality.missing.${column.column}`,
    state: 'watch',
    weight: 0.35 + 0.2 * share,
    title: { key: 'quality.missing', values: { column: named(column), share } },
    account: [{ key: 'quality.missingAccount', values: { missing: column.missing, rows } }],
    figure: 'quality.missing',
    link: { label: { key: 'quality.link' }, page: 'data', focus: 'quality' },
  };
}

/**
 * Values that the model never met, in one finding for all facts: one column in a thousand rows is a remark, one row in
 * a hundred is worth a look.
 */
function strange(facts: readonly QualityColumn[], kind: 'outOfRange' | 'unseen', rows: number): Finding[] {
  const columns = facts
    .filter((column) => countOf(column[kind]) > 0)
    .sort((a, b) => countOf(b[kind]) - countOf(a[kind]));
  const [most] = columns;
  if (most === undefined) return [];
  const share = countOf(most[kind]) / rows;
  const often = share >= STRANGE_OFTEN;
  return [
    {
      id: `quality.${kind}`,
      state: often ? 'watch' : 'know',
      weight: (kind === 'unseen' ? 0.25 : 0.2) + (often ? 0.25 : 0),
      title:
        columns.length === 1
          ? { key: `quality.${kind}`, values: { column: named(most), count: countOf(most[kind]) } }
          : { key: `quality.${kind}Several`, values: { count: columns.length } },
      account: [
        ...columns.slice(0, COLUMNS_TOLD).map((column) => strangeColumn(column, kind)),
        ...(columns.length > COLUMNS_TOLD
          ? [{ key: 'quality.strangeMore', values: { count: columns.length - COLUMNS_TOLD } }]
          : []),
        { key: `quality.${kind}Account` },
      ],
      link: { label: { key: 'quality.link' }, page: 'data', focus: 'quality' },
    },
  ];
}

function strangeColumn(column: QualityColumn, kind: 'outOfRange' | 'unseen'): Phrase {
  const about = { column: named(column), count: countOf(column[kind]) };
  if (kind === 'unseen')
    return { key: 'quality.unseenColumn', values: { ...about, values: column.unseenValues.slice(0, 5).join(', ') } };
  const [low, high] = column.range ?? [0, 0];
  return { key: 'quality.outOfRangeColumn', values: { ...about, low, high } };
}

function setAside(quality: Quality): Finding[] {
  const found: Finding[] = [];
  const link = { label: { key: 'quality.rejectedLink' }, page: 'data' as const, focus: 'rejected' };
  if (quality.rejected > 0) {
    const share = quality.rejected / Math.max(1, quality.read);
    found.push({
      id: 'quality.rejected',
      state: share > 0.01 ? 'act' : 'watch',
      weight: share > 0.01 ? 0.8 : 0.5,
      title: { key: 'quality.rejected', values: { count: quality.rejected } },
      account: [{ key: 'quality.rejectedAccount', values: { read: quality.read } }],
      link,
    });
  }
  if (quality.duplicates > 0)
    found.push({
      id: 'quality.duplicates',
      state: 'watch',
      weight: 0.45,
      title: { key: 'quality.duplicates', values: { count: quality.duplicates } },
      account: [{ key: 'quality.duplicatesAccount' }],
      link,
    });
  return found;
}

function complete(quality: Quality): Finding {
  return {
    id: 'quality.complete',
    state: 'holds',
    weight: 0.15,
    title: { key: quality.reference === null ? 'quality.completeNoReference' : 'quality.complete' },
    account: [{ key: 'quality.completeAccount', values: { count: quality.columns.length, rows: quality.rows } }],
    link: { label: { key: 'quality.link' }, page: 'data', focus: 'quality' },
  };
}

export function named(column: Pick<QualityColumn, 'column' | 'label'>): NamedText {
  return { text: column.label, otherwise: column.column };
}

function countOf(figure: QualityColumn['outOfRange']): number {
  return isEstimated(figure) ? figure : 0;
}
