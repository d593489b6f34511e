import { isEstimated } from '#shared/domain/estimate.ts';
import { sliceRows, joinSlices } from '#shared/explain/score-slices.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import type { QuestionContext } from '../questions/question.ts';
import { exactPlan } from './exact.ts';
import { encodedRows } from './explained-model.ts';
import type { ExplainedModel } from './explained-model.ts';
import { gated, sampledCase } from './explained-case.ts';
import { tableContributions, tablesPlan } from './tables.ts';
import { takingTurns } from './turns.ts';
import type { Way } from './way.ts';

/** Contributions of many cases: n x players, row-major, in the space of the way. */
export type ManyCases = { phi: Float64Array; base: number };

type Asked = {
  way: Way;
  cases: RawTable;
  background: RawTable;
  seed: number;
  /** Rows of the whole run where these are a part of it. */
  of?: number;
};

/**
 * Explains cases, by tables of patterns where trees allow it, else one after the other; others have their turn on this
 * thread in between.
 *
 * @throws AppError CANCELLED, MODEL_RUN_FAILED also when the parts of a case do not add up to its output
 */
export async function manyCases(
  explained: ExplainedModel,
  asked: Asked,
  { signal, progress }: Pick<QuestionContext, 'signal' | 'progress'>,
): Promise<ManyCases> {
  const { form, members } = explained;
  const { way, cases, background, seed, of = cases.rows } = asked;
  const players = members.length;
  const all: ManyCases = { phi: new Float64Array(cases.rows * players), base: Number.NaN };
  const tell = (done: number): void => progress({ stage: 'explaining', done, total: cases.rows });
  if (form.kind === 'opaque' || way.method === 'permutation') {
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
      tell(row + 1);
    }
    return all;
  }
  const others = await encodedRows(explained, form, background, { signal });
  const encoded = await encodedRows(explained, form, cases, { signal });
  const turn = takingTurns(signal);
  const rowOf = (row: number): Float32Array | Float64Array =>
    encoded.values.subarray(row * encoded.columns, (row + 1) * encoded.columns);
  const tables = tablesPlan(form, way, { background: others, rows: of });
  if (tables !== null) {
    for (const share of tableContributions(tables, encoded, all.phi)) {
      await turn();
      tell(Math.floor(share * cases.rows));
    }
    all.base = tables.base;
    for (let row = 0; row < cases.rows; row += 1) {
      await turn();
      const phi = all.phi.subarray(row * players, (row + 1) * players);
      gated({ base: all.base, phi }, tables.outputOf(rowOf(row)));
    }
    tell(cases.rows);
    return all;
  }
  const plan = exactPlan(form, way, others);
  const slices = plan.kind === 'pairs' ? sliceRows(background.rows) : [];
  for (let row = 0; row < cases.rows; row += 1) {
    const x = rowOf(row);
    await turn();
    const parts: ReturnType<Extract<typeof plan, { kind: 'pairs' }>['slice']>[] = [];
    if (plan.kind === 'pairs')
      for (const slice of slices) {
        parts.push(plan.slice(x, slice));
        await turn();
      }
    const found = gated(plan.kind === 'paths' ? plan.whole(x) : joinSlices(parts, players), plan.outputOf(x));
    all.phi.set(found.phi, row * players);
    all.base = found.base;
    tell(row + 1);
  }
  return all;
}
