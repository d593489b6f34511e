import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyses } from '#shared/analyses/index.ts';
import { casesBehind } from '#shared/analyses/cases-behind.ts';
import { cutCases, movedCases } from '#shared/analyses/threshold/cases.ts';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { caseProject } from '#test/support/case-projects.ts';
import type { CaseName } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => bench.done());

type Asked = Record<string, unknown>;
type Question = readonly [analysis: string, asked: Asked, figures: readonly string[]];

/** Every analysis whose marks open cases, and some that judge another score or fewer rows; where several figures do, which. */
const QUESTIONS: Record<CaseName, readonly Question[]> = {
  credit: [
    ['overview', {}, []],
    ['performance', {}, []],
    ['performance', { period: '2025-03', where: ['Home=rent'] }, []],
    ['calibration', {}, []],
    ['gains', {}, []],
    ['concept', {}, []],
    ['segments', { by: 'Home' }, []],
    ['segments', { by: ['Home', 'Income'] }, []],
    ['segments', { by: '@prediction_time' }, []],
    ['fairness', { by: 'Age', bins: 3 }, []],
    ['value', {}, []],
    ['drift', { current: '2025-05', mode: 'exact' }, []],
    ['ab-test', {}, []],
    ['ab-test', { metric: 'outcome', where: ['Home=rent'] }, []],
  ],
  churn: [
    ['performance', {}, []],
    ['calibration', { score: 'shadow' }, []],
    ['gains', {}, []],
    ['concept', {}, []],
    [
      'shadow',
      { mode: 'exact' },
      ['shadow.swap', 'shadow.deciles', 'shadow.coverage', 'shadow.agreement', 'shadow.uplift'],
    ],
    ['shadow', { mode: 'exact', budget: 0.05 }, ['shadow.swap']],
    ['segments', { by: ['tenure', 'contract'] }, []],
    ['fairness', {}, []],
    ['value', { where: ['contract=Two year'] }, []],
    ['drift', { mode: 'exact' }, []],
  ],
  housing: [
    ['overview', {}, []],
    ['performance', {}, []],
    ['concept', {}, []],
    ['segments', { by: ['Gr_Liv_Area', 'Bldg_Type'] }, []],
    ['drift', { current: '2025-05', mode: 'exact' }, []],
  ],
};

describe.each(['credit', 'churn', 'housing'] as const)('what stands behind a figure of %s', (name) => {
  let project: string;
  beforeAll(async () => {
    project = await caseProject(bench, name);
  }, 240_000);

  it.each(QUESTIONS[name])(
    'of %s %j is listed to the case',
    async (id, asked, figures) => {
      const analysis = analyses.get(id)!;
      const { result, provenance } = await bench.client.stream('analysis.run', {
        project,
        analysis: id,
        parameters: asked,
      });
      const links = new Set<string>();
      for (const figure of analysis.figures(result))
        for (const [at, { cases = [], label }] of figure.marks.entries())
          for (const one of cases) {
            const place = figure.table.columns.findIndex((column) => column.id === one.column);
            const told = figure.table.rows[at]?.[place];
            const selection = casesBehind(provenance.selection, one) as Selection;
            const { total } = await bench.client.table('cases.page', {
              project,
              selection: { ...selection, where: [...(selection.where ?? [])] },
              offset: 0,
              limit: 1,
            });
            const which = `${figure.id} ${label} ${one.column}`;
            expect(`${which}: ${total}`).toBe(`${which}: ${told}`);
            links.add(figure.id);
          }
      expect(links.size).toBeGreaterThan(0);
      expect([...links]).toEqual(expect.arrayContaining([...figures]));
    },
    120_000,
  );
});

it.each([
  ['credit', {}],
  ['credit', { period: '2025-03', where: ['Home=rent'] }],
  ['churn', { score: 'shadow' }],
] as const)(
  'at any cut-off of %s %j each cell lists its cases',
  async (name, asked) => {
    const project = await caseProject(bench, name);
    const { result, provenance } = await bench.client.stream('analysis.run', {
      project,
      analysis: 'threshold',
      parameters: { ...asked, mode: 'exact' },
    });
    const told = result as Threshold;
    const tried = told.points.filter(({ threshold }) => [0, 0.29, 0.35, 0.57, 1].includes(threshold));
    expect(tried).toHaveLength(5);
    const total = async (where: string[] | null): Promise<number> => {
      const selection = casesBehind(provenance.selection, { where: where! })!;
      const page = { project, selection: { ...selection, where: [...(selection.where ?? [])] }, offset: 0, limit: 1 };
      return (await bench.client.table('cases.page', page)).total;
    };
    for (const point of tried)
      for (const [cell, count] of [
        ['tp', point.tp],
        ['fp', point.fp],
        ['tn', point.tn],
        ['fn', point.fn],
        ['selected', point.tp + point.fp],
      ] as const) {
        const found = await total(cutCases(told, point.threshold, cell));
        expect(`${point.threshold} ${cell}: ${found}`).toBe(`${point.threshold} ${cell}: ${count}`);
      }
    const [first, second] = [tried[1]!, tried[3]!];
    const moved = first.tp + first.fp - second.tp - second.fp;
    expect(await total(movedCases(told, second.threshold, first.threshold))).toBe(moved);
    expect(cutCases({ ...told, mode: 'sketch' }, 0.35, 'tp')).toBeNull();
  },
  120_000,
);

it('is not told where rows hold the judged score in one column or another', () => {
  expect(casesBehind({ score: '2.0.0' }, { where: ['@score=[0.1,0.2)'] })).toBeNull();
  expect(casesBehind({ score: 'shadow', where: ['a=1'] }, { where: ['@score!='], period: '2025-01' })).toEqual({
    period: '2025-01',
    where: ['a=1', '@shadow_score!='],
  });
});
