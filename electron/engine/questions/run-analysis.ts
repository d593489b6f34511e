import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#shared/domain/app-error.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { analyses } from '#shared/analyses/index.ts';
import type { Analysis } from '#shared/analyses/index.ts';
import type { ReadDb } from '../db/connection.ts';
import { canonicalJson } from '../audit/canonical-json.ts';
import type { KnownProject, Project } from '../project/project.ts';
import { knownProject } from '../project/project-state.ts';
import type { Answer, Question, QuestionContext } from './question.ts';
import { rowFilter } from './row-filter.ts';

const found = import.meta.glob<Question>('../analyses/*.ts', { eager: true, import: 'question' });
const questions = new Map(
  Object.values(found)
    .filter((one) => one !== undefined)
    .map((one) => [one.id, one]),
);

export function analysisOf(id: string): Analysis {
  const analysis = analyses.get(id);
  if (analysis === undefined || !questions.has(id))
    throw new AppError('ANALYSIS_UNKNOWN', `no analysis: ${id}`, {
      found: id,
      expected: [...analyses.keys()].filter((one) => questions.has(one)).join(', '),
    });
  return analysis;
}

/** Analyses with their schemas, as `tribune analyses --json` prints them. */
export function analysisSchemas(): {
  id: string;
  parameters: Record<string, unknown>;
  result: Record<string, unknown>;
}[] {
  return [...analyses.values()]
    .filter((analysis) => questions.has(analysis.id))
    .map((analysis) => ({
      id: analysis.id,
      parameters: z.toJSONSchema(analysis.parameters),
      result: z.toJSONSchema(analysis.result),
    }));
}

/** What a question is asked with: the version that answers, how to stop, whom to tell, and what runs models. */
export type Asking = Pick<QuestionContext, 'signal' | 'progress' | 'models'> & { version: string };

/** Asks one analysis. The same question on the same state is answered from memory. */
export async function runAnalysis(
  project: Project,
  id: string,
  input: Record<string, unknown>,
  asking: Asking,
): Promise<Answer> {
  const analysis = analysisOf(id);
  const parsed = analysis.parameters.safeParse(input);
  if (!parsed.success) throw parameterFault(parsed.error, input);
  const parameters = parsed.data as Selection & Record<string, unknown>;
  return project.file.read(asking.signal, async (db) => {
    const known = await knownProject(db, project);
    const key = `${known.state} ${id} ${canonicalJson(parameters)}`;
    const remembered = project.answers.get(key);
    if (remembered !== undefined) return remembered as Answer;
    const answer = await ask(db, known, analysis, parameters, asking);
    project.answers.set(key, answer);
    return answer;
  });
}

async function ask(
  db: ReadDb,
  known: KnownProject,
  analysis: Analysis,
  parameters: Selection & Record<string, unknown>,
  { version, signal, models, progress }: Asking,
): Promise<Answer> {
  const { columns, meaning, sources, bundles } = known;
  const filterOf = (selection: Selection): ReturnType<typeof rowFilter> => rowFilter(selection, columns, meaning);
  const question = questions.get(analysis.id);
  const selection = selectionOf(parameters);
  const raw = await question?.ask(
    {
      db,
      signal,
      progress,
      models,
      columns,
      meaning,
      sources,
      bundles,
      filter: filterOf(selection),
      filterOf,
      shared: (key, read) => sharedTable(known.tables, `${canonicalJson(selection)} ${key}`, read, signal),
    },
    parameters as never,
  );
  const result = analysis.result.parse(raw);
  const data =
    sources.length === 0
      ? null
      : createHash('sha256')
          .update(
            canonicalJson(
              sources.map((source) => [source.kind, source.sha256 ?? source.name, source.bytes, source.recipe_id]),
            ),
          )
          .digest('hex');
  const provenance: Provenance = {
    engine: version,
    data,
    models: bundles.map(({ name, version, sha256 }) => ({ name, version, sha256 })),
    selection,
    rows: rowsOf(result),
    seed: null,
  };
  return { result, provenance };
}

const TABLES_KEPT = 6;

/** A reader that gave up must not take the table from those who still wait: they read it themselves. */
async function sharedTable<T>(
  tables: Map<string, Promise<unknown>>,
  key: string,
  read: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const found = tables.get(key) as Promise<T> | undefined;
  if (found !== undefined) {
    try {
      return await found;
    } catch (fault) {
      if (signal.aborted) throw fault;
    }
  }
  const reading = read();
  tables.delete(key);
  tables.set(key, reading);
  for (const oldest of [...tables.keys()].slice(0, Math.max(0, tables.size - TABLES_KEPT))) tables.delete(oldest);
  try {
    return await reading;
  } catch (fault) {
    if (tables.get(key) === reading) tables.delete(key);
    throw fault;
  }
}

function selectionOf({ period, from, to, version, score, where }: Selection): Selection {
  return Object.fromEntries(
    Object.entries({ period, from, to, version, score, where }).filter(([, value]) => value !== undefined),
  );
}

function rowsOf(result: unknown): number {
  const rows = typeof result === 'object' && result !== null && 'rows' in result ? result.rows : 0;
  return typeof rows === 'number' ? rows : 0;
}

function parameterFault(error: z.ZodError, input: Record<string, unknown>): AppError {
  const issue = error.issues[0];
  const key = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : (issue?.path.join('.') ?? '');
  const found = JSON.stringify(input[key]) ?? '';
  return new AppError('PARAMETER_INVALID', `invalid parameter ${key}`, { key, found, expected: issue?.message ?? '' });
}
