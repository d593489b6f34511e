import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidencePhrase, findings } from '#shared/analyses/readiness/findings.ts';
import { figures } from '#shared/analyses/readiness/figures.ts';
import type { Readiness, ReadinessTest } from '#shared/analyses/readiness/schema.ts';
import { words } from '#shared/analyses/readiness/words.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const TEST_MS = 120_000;

let bench: Bench;
let credit: string;
beforeAll(async () => {
  bench = await openBench();
  credit = await caseProject(bench, 'credit');
});
afterAll(() => bench.done());

const asked = (project = credit): Promise<Readiness> => bench.run<Readiness>(project, 'readiness');

function named({ sections }: Readiness, id: string): ReadinessTest {
  const found = sections.flatMap(({ tests }) => tests).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no test ${id}`);
  return found;
}

describe('readiness of a project', () => {
  it(
    'shows what the file proves, with the figures of the analyses themselves, and scores the lowest section',
    async () => {
      const sheet = await asked();
      const { sections, final, lowest } = sheet;
      expect(sections.map(({ name, score }) => [name, score])).toEqual([
        ['data', 1.5],
        ['model', 2.5],
        ['infrastructure', 0.5],
        ['monitoring', 2.5],
      ]);
      expect([final, sheet.band, lowest]).toEqual([0.5, 'holes', ['infrastructure']]);
      const performance = await bench.run<Performance>(credit, 'performance');
      const months = performance.byPeriod as { period: string; auc: number }[];
      expect(named(sheet, 'model.ageing').evidence).toMatchObject({
        values: { from: months[0]?.period, first: months[0]?.auc, to: months.at(-1)?.period },
      });
      expect(named(sheet, 'monitoring.quality').evidence).toMatchObject({ id: 'qualityChanged', found: true });
      expect(named(sheet, 'monitoring.skew').evidence).toMatchObject({ found: false, values: { other: 0, n: 500 } });
      expect(named(sheet, 'monitoring.resources').evidence).toMatchObject({ ok: false });
      for (const pair of ['en', 'fr'] as const) {
        const { say, has, t } = createWords(pair, [words]);
        const said = [
          ...findings(sheet).flatMap(({ title, account }) => [title, ...account]),
          ...figures(sheet).map(({ alt }) => alt),
          ...sections.flatMap(({ tests }) => tests.map(evidencePhrase).filter((phrase) => phrase !== null)),
        ].map(say);
        for (const text of said) expect(text).not.toMatch(/\{\{|^readiness\.|^refusals\.|^estimates\.|NaN/);
        for (const { id, kind, needs } of sections.flatMap(({ tests }) => tests)) {
          expect(has(`readiness.tests.${id}`)).toBe(true);
          expect(t(`readiness.kinds.${kind}`)).not.toContain('readiness.');
          if (needs !== null) expect(has(`readiness.needs.${needs}`)).toBe(true);
        }
      }
    },
    TEST_MS,
  );

  it(
    'rises with statements, keeps the hash of what is attached, and tells each one in the trail',
    async () => {
      const path = bench.file('pipeline-run.txt');
      writeFileSync(path, 'all green');
      const state = (test: string, more: { attachments?: string[]; automated?: boolean } = {}) =>
        bench.client.call('readiness.state', {
          project: credit,
          test,
          by: 'Ada',
          text: 'Runs each night on the build machine, see the report.',
          ...more,
        });
      await state('infrastructure.unitTests');
      expect(named(await asked(), 'infrastructure.unitTests')).toMatchObject({ score: 0, needs: 'attachment' });
      await state('infrastructure.unitTests', { attachments: [bench.grant(path)], automated: true });
      await state('infrastructure.gate');
      const sheet = await asked();
      expect(named(sheet, 'infrastructure.unitTests')).toMatchObject({
        score: 1,
        statement: {
          by: 'Ada',
          attachments: [
            { name: 'pipeline-run.txt', bytes: 9, sha256: createHash('sha256').update('all green').digest('hex') },
          ],
        },
      });
      expect([sheet.final, sheet.lowest]).toEqual([1.5, ['data']]);
      await bench.client.call('readiness.withdraw', { project: credit, test: 'infrastructure.gate', by: 'Ada' });
      expect(named(await asked(), 'infrastructure.gate')).toMatchObject({ score: 0, statement: null });
      const { events } = await bench.client.call('project.trail', { project: credit, limit: 2 });
      expect(events.map(({ type, body }) => [type, body['step'], body['test']])).toEqual([
        ['readiness', 'withdrawn', 'infrastructure.gate'],
        ['readiness', 'stated', 'infrastructure.gate'],
      ]);
      await expect(state('infrastructure.none')).rejects.toMatchObject({ code: 'PARAMETER_INVALID' });
      await expect(
        bench.client.call('readiness.withdraw', { project: credit, test: 'data.schema', by: 'Ada' }),
      ).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
    },
    TEST_MS,
  );

  it(
    'of a project without a model or a log says why, and scores nothing for it',
    async () => {
      const { id } = await bench.create('bare.tribune');
      const sheet = await asked(id);
      expect([sheet.rows, sheet.version, sheet.final, sheet.band]).toEqual([0, null, 0, 'research']);
      expect(named(sheet, 'data.schema').evidence).toEqual({ ok: false, reason: 'NO_BUNDLE' });
      expect(named(sheet, 'monitoring.stable').evidence).toMatchObject({ ok: false });
    },
    TEST_MS,
  );
});
