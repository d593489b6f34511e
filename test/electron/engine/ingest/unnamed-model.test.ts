import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findings } from '#shared/analyses/overview/findings.ts';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { words } from '#shared/analyses/overview/words.ts';
import { createWords } from '#shared/words/words.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => bench.done());

async function told(head: string, more: string): Promise<{ overview: Overview; project: string }> {
  const { id } = await bench.create();
  const rows = ['1;2025-01-02;0.25', '2;2025-01-03;0.5', '3;2025-02-03;0.75'];
  writeFileSync(bench.file('log.csv'), `id;at;score${head}\n${rows.map((row) => `${row}${more}`).join('\n')}\n`);
  await bench.load(id, [bench.file('log.csv')]);
  return { overview: await bench.run<Overview>(id, 'overview'), project: id };
}

const said = (overview: Overview, language: 'en' | 'fr'): string => {
  const { say } = createWords(language, [words]);
  return findings(overview)
    .flatMap(({ account }) => account.map(say))
    .join(' ');
};

describe('a log that names no model', () => {
  it('is told without one: no name, no version, nothing to choose from', async () => {
    const { overview, project } = await told('', '');
    expect(overview.models).toEqual([{ name: null, version: null, role: null, rows: 3 }]);
    expect(said(overview, 'en')).toContain(
      'All were made by the model; the log gives neither its name nor its version.',
    );
    expect(said(overview, 'fr')).toContain(
      'Toutes viennent du modèle\u00a0; le journal ne donne ni son nom ni sa version.',
    );
    expect((await bench.client.call('project.summary', { project })).versions).toEqual([]);
    const reading = await bench.client.call('case.read', { project, case: '2' });
    expect(reading.version).toBeNull();
  });

  it('has the version or the name that it gives, and only that', async () => {
    const versions = await told(';version', ';1');
    expect(said(versions.overview, 'en')).toContain('All were made by version 1 of the model.');
    expect((await bench.client.call('project.summary', { project: versions.project })).versions).toEqual(['1']);
  });
});
