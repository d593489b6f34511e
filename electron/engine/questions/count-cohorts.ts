import type { CohortCount } from '#shared/contract/cohorts.ts';
import { notEstimable } from '#shared/domain/estimate.ts';
import type { KnownCohort } from '#shared/domain/cohort.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { studentQuantile } from '#shared/stats/student.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import type { Parameter, ReadDb } from '../db/connection.ts';
import { hasPart } from '../ingest/log-columns.ts';
import { watched } from '../db/watched.ts';
import type { KnownProject } from '../project/project.ts';
import { casesWhere, savedCohorts } from './cases-where.ts';
import { knownCohorts } from './known-cohorts.ts';

/** Fewer known ends say next to nothing of a group. */
const FEWEST = 30;

type Group = Pick<CohortCount, 'id' | 'kind' | 'known' | 'name' | 'note'> & {
  sql: string;
  values: readonly Parameter[];
};

export type CohortCounts = { cohorts: CohortCount[]; unknown: { id: KnownCohort; reason: string }[] };

/** All cases of the selection, then each cohort in it: how many they are and how they ended, in one pass over the rows. */
export async function countCohorts(
  db: ReadDb,
  known: KnownProject,
  selection: Selection,
  tell: (percent: number) => void = () => undefined,
): Promise<CohortCounts> {
  const all = await casesWhere(db, known, { selection: plainSelection(selection) });
  const rules = await knownCohorts(db, known);
  const groups: Group[] = [{ id: 'all', kind: 'all', known: null, name: null, note: '', sql: 'TRUE', values: [] }];
  const unknown: CohortCounts['unknown'] = [];
  for (const [id, rule] of rules)
    if ('missing' in rule) unknown.push({ id, reason: rule.missing });
    else groups.push({ id, kind: 'known', known: id, name: null, note: '', ...rule });
  for (const { id, name, note } of await savedCohorts(db)) {
    const rule = await casesWhere(db, known, { selection: {}, cohort: id }).catch(() => null);
    // A column that is not there any more leaves the cohort without cases to count.
    if (rule !== null) groups.push({ id, kind: 'saved', known: null, name, note, sql: rule.sql, values: rule.values });
  }
  const filters = groups.map(({ sql }, at) => `(${sql}) AS g${at}`);
  const measures = groups.map((_, at) => measuresOf(at)).join(', ');
  const row = await watched(db, tell, () =>
    db.one<Record<string, number | null>>(
      `SELECT ${measures} FROM (SELECT outcome, outcome_known AS known, ${filters.join(', ')} FROM prediction WHERE ${all.sql})`,
      [...groups.flatMap(({ values }) => values), ...all.values],
    ),
  );
  const total = row?.['n0'] ?? 0;
  const cohorts = groups.map(({ sql: _sql, values: _values, ...group }, at): CohortCount => {
    const rows = row?.[`n${at}`] ?? 0;
    return { ...group, rows, share: total > 0 ? rows / total : null, outcome: outcomeOf(known, row ?? {}, at) };
  });
  return { cohorts, unknown };
}

function measuresOf(at: number): string {
  const ended = `known AND outcome IS NOT NULL AND g${at}`;
  return [
    `(count(*) FILTER (g${at}))::DOUBLE AS n${at}`,
    `(count(*) FILTER (${ended}))::DOUBLE AS k${at}`,
    `(count(*) FILTER (${ended} AND outcome = 1))::DOUBLE AS p${at}`,
    `(avg(outcome) FILTER (${ended}))::DOUBLE AS m${at}`,
    `(stddev_samp(outcome) FILTER (${ended}))::DOUBLE AS s${at}`,
  ].join(', ');
}

function outcomeOf(
  { columns, meaning }: KnownProject,
  row: Record<string, number | null>,
  at: number,
): CohortCount['outcome'] {
  if (!hasPart(columns, 'outcome')) return notEstimable('NO_OUTCOME_COLUMN');
  const isQuantity = meaning.task === 'regression';
  if (!isQuantity && meaning.positive === null) return notEstimable('POSITIVE_CLASS_UNKNOWN');
  const n = row[`k${at}`] ?? 0;
  if (n === 0) return notEstimable((row[`n${at}`] ?? 0) === 0 ? 'NO_ROWS' : 'NO_OUTCOME_KNOWN');
  if (n < FEWEST) return notEstimable('TOO_FEW_ROWS', FEWEST);
  const positive = row[`p${at}`] ?? 0;
  if (!isQuantity) return { kind: 'share', n, positive, share: positive / n, interval: wilsonInterval(positive, n) };
  const mean = row[`m${at}`] ?? 0;
  const spread = (studentQuantile(0.975, n - 1) * (row[`s${at}`] ?? 0)) / Math.sqrt(n);
  return { kind: 'mean', n, mean, interval: [mean - spread, mean + spread] };
}

function plainSelection({ where, ...others }: Selection): Omit<Selection, 'where'> & { where?: string[] } {
  return where === undefined ? others : { ...others, where: [...where] };
}
