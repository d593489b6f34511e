import { z } from 'zod';
import { AppError } from '#shared/domain/app-error.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { analyses } from '#shared/analyses/index.ts';
import type { Analysis } from '#shared/analyses/index.ts';
import type { ReadDb } from '../db/connection.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { KnownProject, Project } from '../project/project.ts';
import { knownProject, readState } from '../project/project-state.ts';
import { dataHash } from './data-hash.ts';
import type { Answer, Question } from './question.ts';
import { questionContext } from './question-context.ts';
import type { ContextMeans } from './question-context.ts';

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

/** What a question is asked with, and the version that answers. */
export type Asking = ContextMeans & { version: string };

/** What people write moves with every word, and what is said of one person does not leave the project. */
function isKeepable({ ofDocuments }: Analysis, parameters: Record<string, unknown>): boolean {
  return ofDocuments !== true && parameters['case'] === undefined;
}

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
    const state = analysis.ofDocuments === true ? await readState(db) : known.state;
    const key = `${state} ${id} ${canonicalJson(parameters)}`;
    const remembered = project.answers.get(key);
    if (remembered !== undefined) return remembered as Answer;
    const began = performance.now();
    const answer = await ask(db, known, analysis, parameters, asking);
    project.answers.set(key, answer);
    if (isKeepable(analysis, parameters)) project.costs.set(key, performance.now() - began);
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
  const { sources, bundles } = known;
  const question = questions.get(analysis.id);
  const selection = selectionOf(parameters);
  const raw = await question?.ask(
    questionContext(db, known, selection, { signal, models, progress }),
    parameters as never,
  );
  const result = analysis.result.parse(raw);
  const provenance: Provenance = {
    engine: version,
    data: dataHash(sources),
    models: bundles.map(({ name, version, sha256 }) => ({ name, version, sha256 })),
    selection,
    rows: rowsOf(result),
    asked: { analysis: analysis.id, params: definedOnly(parameters) },
    seed: null,
  };
  return { result, provenance };
}

function selectionOf({ period, from, to, version, score, where }: Selection): Selection {
  return definedOnly({ period, from, to, version, score, where });
}

function definedOnly<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

function rowsOf(result: unknown): number {
  const rows = typeof result === 'object' && result !== null && 'rows' in result ? result.rows : 0;
  return typeof rows === 'number' ? rows : 0;
}

function parameterFault(error: z.ZodError, input: Record<string, unknown>): AppError {
  const issue = error.issues[0];
  const key = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : (issue?.path.join('.') ?? '');
  const value = input[key];
  const found = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const context =
    issue?.code === 'unrecognized_keys' ? 'unknown' : issue?.code === 'invalid_type' ? issue.expected : '';
  const details = { key, found, context, expected: issue?.message ?? '' };
  return new AppError('PARAMETER_INVALID', `invalid parameter ${key}`, details);
}
