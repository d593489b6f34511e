import { createHash } from 'node:crypto';
import { AppError } from '#shared/domain/app-error.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { profileColumns } from '#shared/mapping/columns.ts';
import type { ColumnProfile } from '#shared/mapping/columns.ts';
import { normaliseName } from '#shared/mapping/names.ts';
import type { Meaning, Recipe } from '#shared/mapping/recipe.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { WriteDb } from '../db/connection.ts';
import { defineRelation } from '../db/relation.ts';
import { writeSetting } from '../db/settings.ts';
import { readColumns, readRecipes, writeColumns } from '../project/project-state.ts';
import { linkSelect, linkSelects, storeLink } from './links.ts';
import type { Linked } from './links.ts';
import { duplicateRejects } from './duplicate-lines.ts';
import { setDuplicatesAside } from './duplicates.ts';
import { ensureLogTable, logColumns } from './log-table.ts';
import { loadFile } from './load-file.ts';
import type { PlanInput } from './load-plan.ts';
import type { LogColumnDef } from './log-columns.ts';
import { applyOutcomes, planOutcomes } from './outcomes.ts';
import { requireKnownPositive } from './positive-label.ts';
import type { FilePlan } from './plan-files.ts';
import { planFiles } from './plan-files.ts';
import type { Prepared } from './prepare.ts';
import { requireUnchanged } from './prepare.ts';
import { readFromLabels } from './read-from-labels.ts';
import { storeRejects } from './rejects.ts';
import { countMissing, recountColumns } from './sketches.ts';
import type { FileSample } from './file-sample.ts';

export type ReadyFile = { sample: FileSample; prepared: Prepared };

export type ImportOrder = {
  files: readonly ReadyFile[];
  links: readonly { linked: Linked; sample: FileSample }[];
  outcomes: ReadyFile | null;
  recipe: Recipe;
  manifest: Manifest | null;
  /** What values mean as far as somebody said it or one file tells, and what they meant before; null at the first one. */
  meaning: Meaning;
  before: Meaning | null;
  at: string;
};

export type FileResult = {
  sourceId: number;
  name: string;
  kind: 'log' | 'outcomes' | 'link';
  read: number;
  accepted: number;
  rejected: number;
  duplicates: number;
  swallowed: { first: number; last: number }[];
  /** Null for a link: nothing was copied. */
  ready: ReadyFile | null;
};

type Work = { signal: AbortSignal; progress: (progress: Progress) => void };

/** Everything an import changes, inside one open transaction: all of it becomes final at its commit, or nothing. */
export async function runImport(
  db: WriteDb,
  order: ImportOrder,
  work: Work,
): Promise<{ results: FileResult[]; meaning: Meaning }> {
  const known = await readColumns(db);
  if (known.length > 0) order = { ...order, recipe: inProject(order.recipe, order.meaning) };
  const planned = planFiles(
    order.files.map((file) => file.sample),
    order.recipe,
    known,
    order.manifest,
  );
  const { before } = order;
  const outcomes =
    order.outcomes === null
      ? null
      : { ...order.outcomes, plan: planOutcomes(order.outcomes.sample, order.manifest, order.meaning, planned.defs) };
  const defs = [
    ...planned.defs,
    ...(outcomes?.plan.defs ?? []).filter((def) => !planned.defs.some((one) => one.column === def.column)),
  ];
  if (order.files.length > 0 || outcomes !== null) await ensureLogTable(db, defs);
  const results = await loadAll(db, order, planned.plans, work);
  const recipeId =
    order.files.length + order.links.length > 0
      ? await storeRecipe(db, order.recipe, [...order.files, ...order.links])
      : null;
  if (results.length > 0) await markDuplicates(db, order, planned.plans, results, work);
  const linked = await addLinks(db, order, defs, recipeId, await nextSourceId(db, results));
  await writeColumns(db, linked.defs);
  await relate(db, order.meaning, linked.defs);
  if (outcomes !== null) {
    work.progress({ stage: 'outcomes', done: 0, total: null });
    results.push(
      await applyOutcomes(
        db,
        outcomes.plan,
        outcomes,
        await nextSourceId(db, [...results, ...linked.results]),
        order.meaning,
      ),
    );
  }
  const meaning = await readFromLabels(db, {
    ...order.meaning,
    currency: order.meaning.currency ?? outcomes?.plan.currency ?? null,
  });
  await relate(db, meaning, linked.defs);
  if (before?.positive !== meaning.positive)
    await requireKnownPositive(db, meaning, order.manifest === null ? [] : [order.manifest]);
  work.progress({ stage: 'counting', done: 0, total: null });
  const added = [...results.filter((result) => result.kind === 'log'), ...linked.results].map(
    (result) => result.sourceId,
  );
  await countMissing(db, linked.defs, added);
  if (outcomes !== null)
    await recountColumns(
      db,
      outcomes.plan.defs.filter((def) => def.column !== 'case_id' && def.column !== 'entity_id'),
    );
  await writeSetting(db, 'meaning', meaning);
  for (const result of results) await writeSource(db, result, order, recipeId);
  return { results: [...results, ...linked.results], meaning };
}

/** A project that holds a log has one target: another file is read as that one, and its rows must hold to it. */
function inProject(recipe: Recipe, { task, scoreKind }: Meaning): Recipe {
  return { ...recipe, meaning: { ...recipe.meaning, task, scoreKind } };
}

async function addLinks(
  db: WriteDb,
  order: ImportOrder,
  defs: readonly LogColumnDef[],
  recipeId: number | null,
  firstId: number,
): Promise<{ defs: LogColumnDef[]; results: FileResult[] }> {
  let known = [...defs];
  const results: FileResult[] = [];
  for (const { linked, sample } of order.links) {
    const sourceId = firstId + results.length;
    const { select, defs: more } = await linkSelect(db, {
      linked,
      sample,
      sourceId,
      recipe: order.recipe,
      known,
      manifest: order.manifest,
    });
    known = more;
    const counts = await storeLink(db, { linked, sourceId, select, recipeId, at: order.at });
    results.push({
      sourceId,
      name: linked.name,
      kind: 'link',
      read: counts.read,
      accepted: counts.accepted,
      rejected: counts.read - counts.accepted,
      duplicates: 0,
      swallowed: [],
      ready: null,
    });
  }
  return { defs: known, results };
}

async function loadAll(db: WriteDb, order: ImportOrder, plans: readonly FilePlan[], work: Work): Promise<FileResult[]> {
  if (order.files.length === 0) return [];
  const total = order.files.reduce((sum, file) => sum + file.prepared.bytes, 0);
  const results: FileResult[] = [];
  let before = 0;
  let sourceId = await nextSourceId(db, []);
  for (const [index, { sample, prepared }] of order.files.entries()) {
    const plan = plans[index];
    if (plan === undefined) continue;
    work.progress({ stage: 'loading', done: before, total });
    const counts = await loadFile(db, sample, prepared, planInput(sourceId, order, plan), {
      table: 'log',
      signal: work.signal,
      onPercent: (percent) =>
        work.progress({ stage: 'loading', done: before + (percent / 100) * prepared.bytes, total }),
    });
    if (!prepared.copy)
      requireUnchanged(prepared.path, { size: prepared.bytes, mtimeMs: prepared.modifiedMs }, sample.detected.name);
    results.push({
      sourceId,
      name: sample.detected.name,
      kind: 'log',
      ...counts,
      duplicates: 0,
      ready: { sample, prepared },
    });
    before += prepared.bytes;
    sourceId += 1;
  }
  const read = results.reduce((sum, result) => sum + result.read, 0);
  const file = results.map((result) => result.name).join(', ');
  if (read === 0) throw new AppError('NO_PREDICTION', 'no row in the files', { file });
  if (results.every((result) => result.accepted === 0)) throw await nothingReadable(db, file, read, results);
  return results;
}

function planInput(sourceId: number, order: ImportOrder, plan: FilePlan): PlanInput {
  const labels =
    order.manifest?.task === 'binary_classification'
      ? order.manifest.target.labels?.map((label) => String(label.value))
      : undefined;
  return { sourceId, recipe: order.recipe, columns: plan.columns, outcomeLabels: labels ?? null };
}

async function nothingReadable(
  db: WriteDb,
  file: string,
  rows: number,
  results: readonly FileResult[],
): Promise<AppError> {
  const reasons = await db.all<{
    reason: string;
    column_name: string | null;
    line: number | null;
    value: string | null;
  }>(
    `SELECT reason, column_name, min(line) AS line, arg_min(value, line) AS value FROM rejected WHERE source_id IN (${results.map((result) => result.sourceId).join(', ')}) GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 5`,
  );
  const told = reasons.map(
    (reason) => `${reason.reason}${reason.column_name === null ? '' : ` (${reason.column_name})`}`,
  );
  const first = reasons[0];
  return new AppError('NOTHING_READABLE', 'no row could be read', {
    file,
    rows,
    reasons: told,
    why: first?.reason ?? 'NO_SCORE',
    line: first?.line ?? null,
    column: first?.column_name ?? null,
    found: first?.value ?? null,
  });
}

async function markDuplicates(
  db: WriteDb,
  order: ImportOrder,
  plans: readonly FilePlan[],
  results: FileResult[],
  work: Work,
): Promise<void> {
  const sourceIds = results.map((result) => result.sourceId);
  work.progress({ stage: 'identifiers', done: 0, total: null });
  const duplicates = await setDuplicatesAside(db, sourceIds);
  if (duplicates.length === 0) return;
  for (const [index, result] of results.entries()) {
    const file = order.files[index];
    const plan = plans[index];
    if (file === undefined || plan === undefined) continue;
    const rejects = await duplicateRejects(db, file, planInput(result.sourceId, order, plan), duplicates);
    await storeRejects(db, result.sourceId, rejects);
    result.duplicates = rejects.length;
    result.accepted -= rejects.length;
  }
}

/** Defines the relation over the table and the links, as the meaning says. */
export async function relate(db: WriteDb, meaning: Meaning, defs: readonly LogColumnDef[]): Promise<void> {
  await defineRelation(db, {
    table: await logColumns(db),
    columns: new Set(defs.filter((def) => def.part !== 'ignore').map((def) => def.column)),
    meaning,
    links: await linkSelects(db),
  });
}

async function nextSourceId(db: WriteDb, pending: readonly FileResult[]): Promise<number> {
  const row = await db.one<{ n: number }>('SELECT coalesce(max(source_id), 0)::INTEGER AS n FROM source');
  return Math.max(row?.n ?? 0, ...pending.map((result) => result.sourceId)) + 1;
}

async function storeRecipe(db: WriteDb, recipe: Recipe, files: readonly { sample: FileSample }[]): Promise<number> {
  const names = [...new Set(files.flatMap((file) => file.sample.names))];
  const signature = createHash('sha256').update(names.map(normaliseName).sort().join('\n')).digest('hex').slice(0, 16);
  const body = JSON.stringify(recipe);
  const stored = await readRecipes(db);
  const same = stored.find((one) => JSON.stringify(one.recipe) === body);
  if (same !== undefined) return same.id;
  const id = Math.max(0, ...stored.map((one) => one.id)) + 1;
  await db.run('INSERT INTO recipe VALUES (?, ?, ?, ?)', [
    id,
    recipe.name || (files[0]?.sample.detected.name ?? 'recipe'),
    signature,
    body,
  ]);
  return id;
}

async function writeSource(
  db: WriteDb,
  result: FileResult,
  order: ImportOrder,
  recipeId: number | null,
): Promise<void> {
  if (result.ready === null) return;
  const { sample, prepared } = result.ready;
  await db.run('INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    result.sourceId,
    result.kind,
    result.name,
    null,
    prepared.bytes,
    prepared.sha256,
    result.kind === 'log' ? recipeId : null,
    JSON.stringify(readingOf(sample, order.recipe)),
    order.at,
    result.read,
    result.accepted,
    result.rejected,
    result.duplicates,
  ]);
}

function writtenDays(profiles: readonly ColumnProfile[]): 'months' | 'count' | null {
  const shapes = profiles.flatMap(({ time }) => (time === null ? [] : [time.shape]));
  if (shapes.some((shape) => shape === 'monthName' || shape === 'monthNameFirst')) return 'months';
  return shapes.includes('excelDays') ? 'count' : null;
}

/** How a file was read, for the sentence that says so. */
export function readingOf(sample: FileSample, recipe: Recipe): Record<string, string | number | null> {
  const { detected, dialect } = sample;
  const profiles = profileColumns(sample.columns, recipe.reading.dates);
  const numbers = profiles.filter(
    (column) => column.number !== null && column.present.some((value) => /\d[.,]\d/.test(value)),
  );
  return {
    format: detected.format,
    encoding: detected.encoding,
    compression: detected.compression,
    delimiter: detected.format === 'csv' ? (dialect?.delimiter ?? null) : null,
    decimal: detected.format === 'csv' && numbers.length > 0 ? (numbers[0]?.number?.decimal ?? null) : null,
    sheet: sample.sheet,
    dates: recipe.reading.dates,
    days: writtenDays(profiles),
    timezone: recipe.reading.timezone,
  };
}
