import { isEstimated } from '#shared/domain/estimate.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import type { QuestionContext } from '../questions/question.ts';
import { explainPool } from '../workers/explain-pool.ts';
import { encodedRows } from './explained-model.ts';
import type { ExplainedModel } from './explained-model.ts';
import { sampledCase } from './explained-case.ts';
import type { Way } from './way.ts';

/** Contributions of many cases: n x players, row-major, in the space of the way. */
export type ManyCases = { phi: Float64Array; base: number };

type Asked = {
  way: Way;
  background: RawTable;
  seed: number;
  /** Rows that will be asked for in all. */
  of: number;
};

type Watch = Pick<QuestionContext, 'signal' | 'progress'>;

/** Explains cases part after part; what is prepared once serves all parts. Close it when they are done. */
export type CasesExplainer = {
  /** @throws AppError CANCELLED, MODEL_RUN_FAILED also when the parts of a case do not add up to its output */
  explain(cases: RawTable, watch: Watch): Promise<ManyCases>;
  close(): void;
};

/** Exactly and on other threads where the model's form is read, else by scores, drawn by the seed. */
export async function casesExplainer(
  explained: ExplainedModel,
  { way, background, seed, of }: Asked,
  { signal }: Pick<Watch, 'signal'>,
): Promise<CasesExplainer> {
  const { form } = explained;
  if (form.kind === 'opaque' || way.method === 'permutation')
    return {
      explain: (cases, watch) => sampledCases(explained, { way, cases, background, seed }, watch),
      close: () => undefined,
    };
  const others = await encodedRows(explained, form, background, { signal });
  const pool = explainPool({ form, way: { space: way.space, method: way.method }, background: others, of });
  return {
    close: () => pool.close(),
    explain: async (cases, { signal: stop, progress }) =>
      pool.explain(await encodedRows(explained, form, cases, { signal: stop }), {
        signal: stop,
        tell: (done) => progress({ stage: 'explaining', done, total: cases.rows }),
      }),
  };
}

/** Explains cases at once. @throws as `CasesExplainer` does */
export async function manyCases(
  explained: ExplainedModel,
  { cases, of = cases.rows, ...asked }: Omit<Asked, 'of'> & { cases: RawTable; of?: number },
  watch: Watch,
): Promise<ManyCases> {
  const explainer = await casesExplainer(explained, { ...asked, of }, watch);
  try {
    return await explainer.explain(cases, watch);
  } finally {
    explainer.close();
  }
}

async function sampledCases(
  explained: ExplainedModel,
  { way, cases, background, seed }: Omit<Asked, 'of'> & { cases: RawTable },
  { signal, progress }: Watch,
): Promise<ManyCases> {
  const players = explained.members.length;
  const all: ManyCases = { phi: new Float64Array(cases.rows * players), base: Number.NaN };
  for (let row = 0; row < cases.rows; row += 1) {
    const found = await sampledCase(explained, {
      way,
      row: takeRows(cases, [row]),
      background,
      seed: seed + row,
      signal,
    });
    if (!isEstimated(found)) continue;
    all.phi.set(found.phi, row * players);
    all.base = found.base;
    progress({ stage: 'explaining', done: row + 1, total: cases.rows });
  }
  return all;
}
