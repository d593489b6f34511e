import type { Refused } from '#shared/analyses/explanations.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { appendEvent } from '../audit/trail.ts';
import type { CsvFlavour } from '../export/csv.ts';
import { writeCsv } from '../export/csv-file.ts';
import type { Project } from '../project/project.ts';
import type { QuestionContext } from '../questions/question.ts';
import { reading } from '../questions/question-context.ts';
import type { ContextMeans } from '../questions/question-context.ts';
import type { Where } from '../questions/scored.ts';
import { askedBundle, readyModel } from './asked-model.ts';
import { backgroundOf, onlyAskableRows, ROWS_FOR_MANY } from './background.ts';
import type { Background } from './background.ts';
import type { ExplainedModel } from './explained-model.ts';
import { rowsReader } from './log-rows.ts';
import { casesExplainer } from './many-cases.ts';
import { namedPlayer } from './named-players.ts';
import { runKey, startRun, storeContributions, storedCount, storedRun } from './stored-contributions.ts';
import type { StoredRun } from './stored-contributions.ts';
import { wayOf } from './way.ts';
import type { AskedWay, Way } from './way.ts';
import { isLinked } from '../project/project-state.ts';

/** Rows that are committed together, what a stop may lose: more and more while a part takes less than this time. */
const FIRST_PART = 200;
const MOST_PART = 12_800;
const PART_MS = 2000;
const SEED = 0;

export type AskedAll = AskedWay & { score?: string | undefined };

type Prepared = { explained: ExplainedModel; background: Background; way: Way; key: string; where: Where };

/** Which contributions are meant: of the model that was asked for, else the champion, for every row of the log. */
async function preparedAll(context: QuestionContext, asked: AskedAll): Promise<Prepared | Refused> {
  if (isLinked(context.sources))
    throw new AppError('EXPLAIN_LINKED', 'rows of a linked log have no place of their own');
  const bundle = askedBundle(context, asked);
  if ('ok' in bundle) return bundle;
  const explained = await readyModel(context, bundle);
  if ('ok' in explained) return explained;
  const background = await backgroundOf(context, explained, { background: 'bundle', seed: SEED, most: ROWS_FOR_MANY });
  if ('ok' in background) return background;
  const way = wayOf(explained, asked, background.table.rows);
  return { explained, background, way, key: runKey(explained, way, background, SEED), where: context.filter };
}

/** How far it is: rows of the log, those whose contributions are stored, and those that this call added. */
type AllExplained = Pick<Way, 'space' | 'method'> & {
  version: string;
  rows: number;
  stored: number;
  added: number;
};

/**
 * Contributions of every row, kept in the project. A stop loses at most the rows of one part; asked again, only what is
 * not stored yet is computed.
 *
 * @throws AppError CANCELLED, EXPLAIN_LINKED, PROJECT_READ_ONLY, MODEL_RUN_FAILED
 */
export async function explainAll(
  project: Project,
  asked: AskedAll,
  { at, ...asking }: ContextMeans & { at: string },
): Promise<AllExplained | Refused> {
  const { signal, progress } = asking;
  const found = await reading(project, asking, async (context) => {
    const prepared = await preparedAll(context, asked);
    return 'ok' in prepared ? prepared : { ...prepared, run: await storedRun(context.db, prepared.key) };
  });
  if ('ok' in found) return found;
  const { explained, background, way } = found;
  const names = explained.members.map((own) => namedPlayer(own, explained.bundle.manifest.features).feature);
  const run = found.run ?? (await project.file.write(signal, (db) => startRun(db, { ...found, names, at })));
  const before = await project.file.read(signal, (db) => storedCount(db, { run: run.run, where: found.where }));
  const explainer = await casesExplainer(
    explained,
    { way, background: background.table, seed: SEED, of: before.rows },
    { signal },
  );
  let added = 0;
  try {
    let size = FIRST_PART;
    for (let last = -1; ;) {
      const began = performance.now();
      const part = await reading(project, asking, (context) => nextRows(context, { ...found, run, after: last, size }));
      if (part === null) break;
      last = part.last;
      const done = before.stored + added;
      const computed = await explainer.explain(part.table, {
        signal,
        progress: (told) => progress({ stage: 'explaining', done: done + told.done, total: before.rows }),
      });
      await project.file.write(signal, (db) =>
        storeContributions(db, run.run, { ...computed, rows: part.rows, players: explained.members.length }),
      );
      added += part.rows.length;
      progress({ stage: 'explaining', done: before.stored + added, total: before.rows });
      if (performance.now() - began < PART_MS / 2) size = Math.min(2 * size, MOST_PART);
    }
  } finally {
    explainer.close();
  }
  const { version } = explained.bundle;
  const result = { version, ...pick(way), rows: before.rows, stored: before.stored + added, added };
  if (added > 0)
    await project.file.write(null, async (db) => {
      await appendEvent(db, { at, actor: 'user', type: 'explanationsStored', body: { ...result } });
    });
  return result;
}

/** How far it is, without computing anything. */
export async function explainedSoFar(
  project: Project,
  asked: AskedAll,
  asking: ContextMeans,
): Promise<Omit<AllExplained, 'added'> | Refused> {
  return reading(project, asking, async (context) => {
    const prepared = await preparedAll(context, asked);
    if ('ok' in prepared) return prepared;
    const { db } = context;
    const { explained, key, way, where } = prepared;
    const run = await storedRun(db, key);
    const { rows, stored } = await storedCount(db, { run: run?.run ?? 0, where });
    return { version: explained.bundle.version, ...pick(way), rows, stored };
  });
}

/** What is stored, as CSV: the case, the base, what each fact adds, and their sum. */
export async function exportContributions(
  project: Project,
  asked: AskedAll,
  { target, flavour, ...asking }: ContextMeans & { target: string; flavour: CsvFlavour },
): Promise<{ ok: true; rows: number } | Refused> {
  return reading(project, asking, async (context) => {
    const prepared = await preparedAll(context, asked);
    if ('ok' in prepared) return prepared;
    const { db } = context;
    const { members, bundle } = prepared.explained;
    const run = await storedRun(db, prepared.key);
    const phi = members.map((_, player) => `e.phi[${player + 1}]`);
    const rows = await writeCsv(db, {
      target,
      flavour,
      head: ['case_id', 'base', ...members.map((own) => namedPlayer(own, bundle.manifest.features).feature), 'score'],
      sql:
        run === null
          ? null
          : `SELECT p.case_id, ${run.base ?? 0}::DOUBLE, ${phi.join(', ')}, ${run.base ?? 0} + list_sum(e.phi)
             FROM explanation e JOIN prediction p USING (row) WHERE e.run_id = ${run.run} AND e.phi IS NOT NULL ORDER BY row`,
    });
    return { ok: true, rows };
  });
}

function pick({ space, method }: Way): Pick<Way, 'space' | 'method'> {
  return { space, method };
}

type Part = Awaited<ReturnType<typeof onlyAskable>> & { last: number };

/** The next rows without contributions, in the order of the table; null when there are no more. */
async function nextRows(
  { db, columns }: QuestionContext,
  { explained, run, where, after, size }: Prepared & { run: StoredRun; after: number; size: number },
): Promise<Part | null> {
  const open = `${where.sql} AND row NOT IN (SELECT row FROM explanation WHERE run_id = ${run.run})`;
  const [rows = new Float64Array()] = await db.numbers(
    `SELECT row::DOUBLE AS row FROM prediction WHERE ${open} AND row > ${after} ORDER BY 1 LIMIT ${size}`,
    where.values,
  );
  const last = rows.at(-1);
  if (last === undefined) return null;
  const part = { sql: `${open} AND row > ${after} AND row <= ${last}`, values: where.values };
  const { features } = explained.bundle.manifest;
  const reader = await rowsReader(db, { features, columns, where: part, extra: {}, linked: false });
  return { ...onlyAskable(explained, await reader.read(part)), last };
}

function onlyAskable(
  { model }: ExplainedModel,
  { table, places }: { table: Parameters<typeof onlyAskableRows>[1]; places: Float64Array | string[] },
): { table: typeof table; rows: { row: number; at: number | null }[] } {
  const asked = onlyAskableRows(model, table);
  const position = new Map(asked.rows?.map((row, at): [number, number] => [row, at]));
  const rows = Array.from(places as ArrayLike<number | string>, (row, index) => ({
    row: Number(row),
    at: asked.rows === null ? index : (position.get(index) ?? null),
  }));
  return { table: asked.table, rows };
}
