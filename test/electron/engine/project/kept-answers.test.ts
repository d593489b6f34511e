import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptAnswers } from '#electron/engine/project/kept-answers.ts';
import { caseProject, referenceExplanations } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

type Performance = { overall: { brier: number } };

const WRONG = 12345;

describe('answers that took long', () => {
  let bench: Bench;
  let path = '';
  let truth = 0;

  const kept = (): string => {
    const folder = join(bench.folder, 'data', 'answers');
    const names = existsSync(folder) ? readdirSync(folder) : [];
    return names.length === 0 ? '' : join(folder, names[0]!);
  };
  /** A value that only a kept answer can hold: whoever says it did not compute. */
  const forge = (): void => {
    const text = readFileSync(kept(), 'utf8');
    writeFileSync(kept(), text.replaceAll(`"brier":${truth}`, `"brier":${WRONG}`));
  };
  const first = async (project: string, more: Record<string, unknown> = {}): Promise<number> =>
    (await bench.run<Performance>(project, 'performance', more)).overall.brier;
  const opened = async <T>(work: (project: string) => Promise<T>, readOnly = false): Promise<T> => {
    const { id } = await bench.client.stream('project.open', { grant: bench.grant(path), readOnly });
    try {
      return await work(id);
    } finally {
      await bench.client.call('project.close', { project: id });
    }
  };

  beforeAll(async () => {
    bench = await openBench({ build: 'this build', keepAboveMs: 0 });
    const project = await caseProject(bench, 'credit');
    path = bench.file(readdirSync(bench.folder).find((name) => name.endsWith('.tribune'))!);
    truth = await first(project);
    await bench.client.call('project.close', { project });
  }, 120_000);
  afterAll(() => bench.done());

  it('are there at the next opening, for the very same question alone', async () => {
    forge();
    expect(await opened(first)).toBe(WRONG);
    expect(await opened((project) => first(project, { period: '2025-01' }))).not.toBe(WRONG);
    expect(await opened(first)).toBe(WRONG);
  });

  it('are there where the project cannot be written, and leave it as it is', async () => {
    const before = statSync(path);
    chmodSync(path, 0o444);
    expect(await opened(first, true)).toBe(WRONG);
    chmodSync(path, 0o644);
    expect(statSync(path)).toMatchObject({ size: before.size, mtimeMs: before.mtimeMs });
  });

  it('survive what is written beside the data', async () => {
    await opened((project) =>
      bench.client.stream('stories.draft', { project, template: 'weekly', analyses: ['overview'] }),
    );
    expect(await opened(first)).toBe(WRONG);
  });

  it('hold nothing that was said of one case', async () => {
    const one = String(referenceExplanations('credit').exact_shapley[0]!.id);
    await opened((project) => bench.run(project, 'explain', { case: one }));
    const keys = readFileSync(kept(), 'utf8').match(/\d+ [a-z-]+ {/g) ?? [];
    expect(keys.join()).toContain(' performance {');
    expect(keys.join()).not.toContain(' explain {');
  });

  it('are not believed once another program touched the file', async () => {
    const { atime, mtime } = statSync(path);
    utimesSync(path, atime, new Date(mtime.getTime() + 5000));
    expect(await opened(first)).toBe(truth);
    forge();
    expect(await opened(first), 'kept again').toBe(WRONG);
  });

  it('are not believed by another build of the program', async () => {
    const place = kept();
    const text = readFileSync(place, 'utf8');
    writeFileSync(place, text.replace('"build":"this build"', '"build":"an older build"'));
    expect(await opened(first)).toBe(truth);
    expect(readFileSync(place, 'utf8')).toContain('"build":"this build"');
  });

  it('are new once the data changed', async () => {
    forge();
    await opened(async (project) => {
      const { meaning } = await bench.client.call('project.summary', { project });
      await bench.client.stream('project.saveMeaning', {
        project,
        meaning: { ...meaning, positive: meaning.positive === 'bad' ? 'good' : 'bad' },
      });
      const before = truth;
      truth = await first(project);
      expect([before, WRONG]).not.toContain(truth);
    });
    expect(readFileSync(kept(), 'utf8')).not.toContain(String(WRONG));
  });

  it('that are damaged are as if they were not there', async () => {
    writeFileSync(kept(), '{"build":"this build","file":{"by');
    expect(await opened(first)).toBe(truth);
  });

  it('of a sealed project are kept nowhere', async () => {
    const sealed = bench.file('sealed.tribune');
    await opened(async (project) => {
      await first(project);
      await bench.client.stream('project.saveCopy', {
        project,
        target: bench.grant(sealed),
        passphrase: 'a long passphrase',
      });
    });
    const before = readdirSync(join(bench.folder, 'data', 'answers'));
    const { id } = await bench.client.stream('project.open', {
      grant: bench.grant(sealed),
      passphrase: 'a long passphrase',
    });
    await first(id);
    await bench.client.call('project.close', { project: id });
    expect(readdirSync(join(bench.folder, 'data', 'answers'))).toEqual(before);
  });

  it('stand in few files of a stated size, the oldest gone first', () => {
    const folder = join(bench.folder, 'many');
    const store = keptAnswers(folder, 'b');
    for (let index = 0; index < 30; index += 1) {
      const copy = bench.file(`copy-${index}.bin`);
      copyFileSync(import.meta.filename, copy);
      store.keep(
        copy,
        new Map([
          ['1 x {}', { index, more: 'x'.repeat(index === 29 ? 9 << 20 : 10) }],
          ['1 y {}', { index }],
        ]),
      );
    }
    expect(readdirSync(folder).length).toBeLessThanOrEqual(24);
    expect([...store.recall(bench.file('copy-29.bin')).keys()], 'what is too large is left').toEqual(['1 y {}']);
    expect(store.recall(bench.file('copy-28.bin')).size).toBe(2);
    expect(keptAnswers(folder, null).recall(bench.file('copy-28.bin')).size).toBe(0);
  });
});
