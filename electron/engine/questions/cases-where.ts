import { typedNumber } from '#shared/domain/typed-number.ts';
import { cohortBodySchema } from '#shared/contract/cohorts.ts';
import type { CasesAsked, SavedCohort } from '#shared/contract/cohorts.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { isKnownCohort } from '#shared/domain/cohort.ts';
import type { Parameter, ReadDb } from '../db/connection.ts';
import { listDocuments, readDocument } from '../db/documents.ts';
import { joinedTo, rowsBearing } from '../db/place-keys.ts';
import { identifier } from '../db/sql.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { KnownProject } from '../project/project.ts';
import { isLinked, leadingBundle } from '../project/project-state.ts';
import { columnOf } from '../explain/log-rows.ts';
import { ruleOf } from './known-cohorts.ts';
import { resolveColumn, rowFilter } from './row-filter.ts';
import type { RowFilter } from './row-filter.ts';

export const COHORT_KIND = 'cohort';

/** Where to look in every column. */
const ANY = '@any';

/** Cases as SQL; `from` is given where a look-up has found them already. */
export type CasesWhere = {
  sql: string;
  values: readonly Parameter[];
  from: string;
  /** The same on the daily sketches, or null when they cannot tell. */
  sketch: RowFilter['sketch'];
};

/** Columns that can be shown, written and looked into, without the identifier of the case. */
export function shownDefs(columns: readonly LogColumnDef[]): LogColumnDef[] {
  return columns.filter((def) => def.part !== 'ignore' && def.column !== 'case_id');
}

/**
 * The cases of a selection that are in a cohort and answer to a search.
 *
 * @throws AppError DOCUMENT_NOT_FOUND, PARAMETER_INVALID (a cohort that the project cannot tell), COLUMN_UNKNOWN, as `rowFilter`
 */
export async function casesWhere(
  db: ReadDb,
  known: KnownProject,
  { selection, cohort, search, column }: CasesAsked,
): Promise<CasesWhere> {
  const { columns, meaning } = known;
  const filter = rowFilter(selection, columns, meaning);
  const parts: { sql: string; values: readonly Parameter[] }[] = [filter];
  let from = 'prediction';
  const look = async (text: string | undefined, where: string | undefined): Promise<void> => {
    if (text === undefined || text.trim() === '') return;
    const found = await searched(db, known, text.trim(), where);
    parts.push(found);
    from = found.from ?? from;
  };
  if (cohort !== undefined) {
    if (isKnownCohort(cohort)) parts.push(await knownRule(db, known, cohort));
    else {
      const saved = await savedCohort(db, cohort);
      parts.push(rowFilter(saved.selection, columns, meaning));
      if (saved.cohort !== undefined) parts.push(await knownRule(db, known, saved.cohort));
      if (saved.search !== undefined && saved.search !== '')
        parts.push(
          saved.column === undefined
            ? identifiedBy(saved.search, shownDefs(columns))
            : lookedUp(known, saved.search, saved.column),
        );
    }
  }
  await look(search, column);
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    values: parts.flatMap(({ values }) => values),
    from,
    sketch: parts.length === 1 ? filter.sketch : null,
  };
}

async function knownRule(
  db: ReadDb,
  known: KnownProject,
  id: Parameters<typeof ruleOf>[2],
): Promise<{ sql: string; values: readonly Parameter[] }> {
  const rule = await ruleOf(db, known, id);
  if (!('missing' in rule)) return rule;
  throw new AppError('PARAMETER_INVALID', `no cohort ${id}: ${rule.missing}`, {
    key: 'cohort',
    found: id,
    expected: rule.missing,
  });
}

/** Cohorts that people saved, the oldest first. */
export async function savedCohorts(db: ReadDb): Promise<SavedCohort[]> {
  return (await listDocuments(db, COHORT_KIND)).flatMap(({ id, body, changedAt }) => {
    const parsed = cohortBodySchema.safeParse(body);
    return parsed.success ? [{ ...parsed.data, id, at: changedAt }] : [];
  });
}

async function savedCohort(db: ReadDb, id: string): Promise<Omit<SavedCohort, 'id' | 'at'>> {
  const document = await readDocument(db, COHORT_KIND, id);
  const parsed = cohortBodySchema.safeParse(document?.body);
  if (!parsed.success) throw new AppError('DOCUMENT_NOT_FOUND', `no cohort: ${id}`, { found: id });
  return parsed.data;
}

type Found = { sql: string; values: readonly Parameter[]; from?: string };

/** By identifier: exact first, through the look-up; else those that begin so. In a column: what holds the text. */
async function searched(db: ReadDb, known: KnownProject, search: string, column: string | undefined): Promise<Found> {
  if (column !== undefined) return lookedUp(known, search, column);
  const defs = shownDefs(known.columns);
  if (isLinked(known.sources)) return identifiedBy(search, defs);
  const hasEntity = defs.some((def) => def.column === 'entity_id');
  const rows = await rowsBearing(db, search, hasEntity ? ['case_index', 'entity_index'] : ['case_index']);
  if (rows.length > 0) return { from: joinedTo(rows), sql: 'TRUE', values: [] };
  return identifiedBy(search, defs);
}

function identifiedBy(search: string, defs: readonly LogColumnDef[]): Found {
  const hasEntity = defs.some((def) => def.column === 'entity_id');
  const begins = (name: string): string => `starts_with(lower(${name}), lower(?))`;
  return {
    sql: hasEntity ? `(${begins('case_id')} OR ${begins('entity_id')})` : begins('case_id'),
    values: hasEntity ? [search, search] : [search],
  };
}

/** Texts that hold the words, numbers that are the number, days that begin so; a category also by its label. */
function lookedUp(known: KnownProject, search: string, column: string): Found {
  const defs = shownDefs(known.columns);
  const wanted =
    column === ANY ? defs : defs.filter((def) => def.column === resolveColumn(column, defs, known.meaning).column);
  const tests = wanted.flatMap((def) => testOf(known, def, search));
  if (column === ANY) tests.push({ sql: 'contains(lower(case_id), lower(?))', values: [search] });
  return tests.length === 0
    ? { sql: 'FALSE', values: [] }
    : { sql: `(${tests.map(({ sql }) => sql).join(' OR ')})`, values: tests.flatMap(({ values }) => values) };
}

function testOf(known: KnownProject, def: LogColumnDef, search: string): Found[] {
  const name = identifier(def.column === 'outcome_value' ? 'outcome' : def.column);
  const type = storedType(def);
  if (type === 'TIMESTAMP')
    return [{ sql: `starts_with(strftime(${name}, '%Y-%m-%d %H:%M:%S'), ?)`, values: [search] }];
  if (type === 'DOUBLE') {
    const number = typedNumber(search)?.value ?? null;
    return number === null ? [] : [{ sql: `${name} = ?::DOUBLE`, values: [number] }];
  }
  const labelled = labelledValues(known, def, search);
  return [
    { sql: `contains(lower(${name}), lower(?))`, values: [search] },
    ...(labelled.length === 0 ? [] : [{ sql: `${name} IN (${labelled.map(() => '?').join(', ')})`, values: labelled }]),
  ];
}

function labelledValues({ bundles, columns }: KnownProject, def: LogColumnDef, search: string): string[] {
  const feature = leadingBundle(bundles)?.manifest.features.find((one) => columnOf(one, columns) === def);
  const wanted = search.toLowerCase();
  return (feature?.categories ?? []).flatMap(({ value, label }) =>
    Object.values(label ?? {}).some((one) => one?.toLowerCase().includes(wanted)) ? [String(value)] : [],
  );
}
