import { parseCondition, parseRange, withoutNot } from '#shared/domain/selection.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { isLogRole } from '#shared/domain/role.ts';
import type { Stamp } from '#shared/report/report.ts';
import { askedValue } from '#shared/words/condition-words.ts';
import type { Words } from '#shared/words/words.ts';
import { trailHead } from '../audit/trail.ts';
import type { ReadDb } from '../db/connection.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { Project } from '../project/project.ts';
import { knownProject, readName } from '../project/project-state.ts';
import { dataHash } from '../questions/data-hash.ts';

/** What an export of these rows, made now, bears on every page: date, period, filters, data and head of the trail. */
export async function exportStamp(
  db: ReadDb,
  project: Project,
  { selection, at, words }: { selection: Selection; at: string; words: Words },
): Promise<Stamp> {
  const { format } = words;
  const { columns, sources } = await knownProject(db, project);
  const { name } = await readName(db);
  const span = await db.one<{ first: string | null; last: string | null }>(
    'SELECT min(day)::VARCHAR AS first, max(day)::VARCHAR AS last FROM sketch_cube',
  );
  return {
    project: name,
    date: format.day(at),
    period: periodText(selection, span, words),
    filters: filterText(selection, columns, words),
    data: dataHash(sources),
    trail: await trailHead(db),
  };
}

function periodText(
  { period, from, to }: Selection,
  span: { first: string | null; last: string | null } | null,
  { format }: Words,
): string | null {
  if (period !== undefined) return format.period(period);
  const [start, end] = [from ?? span?.first ?? null, to ?? span?.last ?? null];
  return start === null || end === null ? null : format.range(start, end);
}

function filterText({ version, where = [] }: Selection, columns: readonly LogColumnDef[], words: Words): string | null {
  const parts = [
    ...(version === undefined ? [] : [words.t('report.stamp.version', { version })]),
    ...where.map((text) => conditionText(text, columns, words)),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

function conditionText(text: string, columns: readonly LogColumnDef[], words: Words): string {
  const condition = parseCondition(text);
  if (condition === null) return text;
  const called = (name: string): LogColumnDef | undefined =>
    columns.find((one) => (name.startsWith('@') ? one.part === name.slice(1) : one.name === name));
  const asked = withoutNot(condition.column, (name) => called(name) !== undefined);
  const column = called(asked.column);
  const name =
    column?.label[words.language] ??
    (column !== undefined && isLogRole(column.part) ? words.t(`mapping.parts.${column.part}`) : asked.column);
  const { value } = condition;
  const ranged = column === undefined || storedType(column) !== 'VARCHAR';
  const isPlain = value !== '' && !asked.isNot && !(ranged && parseRange(value) !== null);
  return isPlain
    ? `${name} = ${value}`
    : `${name}: ${askedValue({ value, isNot: asked.isNot, ranged }, (one) => one, words)}`;
}
