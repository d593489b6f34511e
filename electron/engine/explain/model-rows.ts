import type { z } from 'zod';
import type { populationOfModelSchema, Refused, sampleSchema } from '#shared/analyses/explanations.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import type { QuestionContext } from '../questions/question.ts';
import { refusal } from './asked-model.ts';
import { backgroundOf } from './background.ts';
import type { ExplainedModel } from './explained-model.ts';
import { logCases, periodOf } from './log-cases.ts';

/** Rows over which a model is looked at as a whole. */
export type ModelRows = {
  table: RawTable;
  population: z.output<typeof populationOfModelSchema>;
  sample: z.output<typeof sampleSchema>;
  /** Says which rows these are; null for rows of the log, which change with the project. */
  hash: string | null;
};

type Asked = { data: 'background' | 'log'; most: number; seed: number };

/** Rows of the background of a bundle, or of the selection: all of them or a seeded sample. */
export async function modelRows(
  context: QuestionContext,
  explained: ExplainedModel,
  { data, most, seed }: Asked,
): Promise<ModelRows | Refused> {
  if (data === 'log') {
    const { table, of, sample } = await logCases(context, explained, { most, seed });
    if (table.rows === 0) return refusal({ reason: 'NO_ROWS', version: explained.bundle.version, columns: [] });
    return { table, sample, hash: null, population: { source: 'log', rows: of, period: await periodOf(context) } };
  }
  const background = await backgroundOf(context, explained, { background: 'bundle', seed, most });
  if ('ok' in background) return background;
  const { rows, of, hash, name } = background.told;
  return {
    table: background.table,
    hash,
    sample: rows < of ? { rows, of, seed } : null,
    population: { source: name.includes('training') ? 'training' : 'background', rows: of, period: null },
  };
}
