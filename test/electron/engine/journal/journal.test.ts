import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '#shared/analyses/journal/findings.ts';
import { analysis } from '#shared/analyses/journal/index.ts';
import type { Journal } from '#shared/analyses/journal/schema.ts';
import { createWords } from '#shared/words/words.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import {
  ABSENT_DAY,
  FAILED_DAY,
  ROWS_A_DAY,
  runLines,
  THIN_DAY,
  THIN_ROWS,
  writePredictions,
  writeRuns,
} from '#test/support/process-logs.ts';

let bench: Bench;
let project: string;
beforeAll(async () => {
  bench = await openBench();
  project = (await bench.create()).id;
  writePredictions(bench.file('log.csv'));
  await bench.load(project, [bench.file('log.csv')]);
});
afterAll(async () => bench.done());

const add = (id: string, ...names: string[]) =>
  bench.client.stream('processJournal.add', { project: id, files: names.map((name) => bench.grant(bench.file(name))) });
const asked = (id = project, parameters = {}): Promise<Journal> => bench.run<Journal>(id, 'journal', parameters);
const trailTypes = async (id: string): Promise<string[]> =>
  (await bench.client.call('project.trail', { project: id, limit: 10 })).events.map(({ type }) => type);
/** A project without predictions, for logs of their own. */
const withLines = async (name: string, lines: string[]): Promise<Journal> => {
  const { id } = await bench.create(`${name}.tribune`);
  writeRuns(bench.file(`${name}.log`), lines);
  await add(id, `${name}.log`);
  return asked(id);
};

describe('the journal of the process', () => {
  it('says that there is none yet', async () => {
    expect((await asked()).why).toMatchObject({ reason: 'NO_JOURNAL' });
    expect(findings(await asked())).toEqual([]);
  });

  it('finds the day that failed with its step, the day that never ran and the day with too few predictions', async () => {
    writeRuns(bench.file('runs.log'));
    const { files } = await add(project, 'runs.log');
    expect(files[0]).toMatchObject({
      state: 'added',
      file: { name: 'runs.log', errors: 1, unread: 1, continued: 3, from: '2025-03-01', to: '2025-03-31' },
    });
    const journal = await asked();
    expect(journal.brokenDays).toEqual([
      {
        day: FAILED_DAY,
        reason: 'failed',
        step: 'features',
        message: 'step features failed: column income is gone',
        predictions: 0,
        rows: null,
      },
      { day: ABSENT_DAY, reason: 'notRun', step: null, message: null, predictions: 0, rows: null },
      { day: THIN_DAY, reason: 'fewer', step: 'score', message: null, predictions: THIN_ROWS, rows: ROWS_A_DAY },
    ]);
    expect(journal).toMatchObject({ cadence: 'daily', volumeStep: 'score', usualShare: 1, files: 1, unread: 1 });
    expect(journal.days).toHaveLength(31);
    expect(journal.days[0]).toEqual({
      day: '2025-03-01',
      predictions: ROWS_A_DAY,
      runs: 1,
      rows: ROWS_A_DAY,
      errors: 0,
      durationMs: 300_000,
      broken: null,
    });
    expect(journal.steps.map(({ step }) => step)).toEqual(['load', 'cleanup', 'features', 'score']);
    expect(journal.steps[2]).toMatchObject({ errors: 1, lastSuccess: '2025-03-31 06:03', medianMs: 120_000 });
  });

  it('tells the days in both languages', async () => {
    const journal = await asked(project, { from: FAILED_DAY, to: FAILED_DAY });
    const [told] = findings(journal);
    expect(createWords('en', [analysis.words]).say(told!.title)).toBe(
      'On 12 March 2025 the run stopped at step “features” (step features failed: column income is gone): 0 predictions that day.',
    );
    expect(createWords('fr', [analysis.words]).say(told!.title)).toMatch(/s’est arrêtée à l’étape «\sfeatures\s»/u);
  });

  it('keeps the lines that it could not read, with number and text', async () => {
    const { total, lines } = await bench.client.call('processJournal.unread', { project, offset: 0, limit: 10 });
    expect(total).toBe(1);
    expect(lines[0]).toMatchObject({ file: 'runs.log', text: 'this line tells nothing' });
    expect(runLines()[lines[0]!.line - 1]).toBe('this line tells nothing');
  });

  it('adds nothing when the same file comes again, under any name', async () => {
    const before = await trailTypes(project);
    expect(before[0]).toBe('processJournal');
    writeRuns(bench.file('again.log'));
    expect((await add(project, 'again.log', 'again.log')).files.map(({ state }) => state)).toEqual([
      'already',
      'already',
    ]);
    expect(await trailTypes(project)).toEqual(before);
    expect((await asked()).files).toBe(1);
  });

  it('takes one log out, and only that one; the file may come again', async () => {
    const id = (await bench.create('out.tribune')).id;
    writeRuns(bench.file('keep.log'), runLines());
    writeRuns(bench.file('out.log'), [...runLines(), 'one line more that tells nothing']);
    await add(id, 'keep.log', 'out.log');
    const logs = async (): Promise<{ id: number; name: string }[]> =>
      (await bench.client.call('processJournal.list', { project: id })).files;
    const unread = async (): Promise<number> =>
      (await bench.client.call('processJournal.unread', { project: id, offset: 0, limit: 10 })).total;
    const [keep, out] = await logs();
    const before = await unread();
    expect(before).toBeGreaterThan(0);
    const { removed } = await bench.client.call('processJournal.remove', { project: id, id: out!.id });
    expect(removed.name).toBe('out.log');
    expect((await logs()).map(({ name }) => name)).toEqual(['keep.log']);
    expect(await unread()).toBeLessThan(before);
    expect(await trailTypes(id)).toEqual(['processJournalRemoved', 'processJournal', 'created']);
    await expect(bench.client.call('processJournal.remove', { project: id, id: out!.id })).rejects.toMatchObject({
      code: 'DOCUMENT_NOT_FOUND',
    });
    await add(id, 'out.log');
    expect((await logs()).map((one) => one.id)).toEqual([keep!.id, out!.id]);
    expect(await unread()).toBe(before);
  });

  it('adds several files in one event or none of them, packed or not', async () => {
    const { id } = await bench.create('several.tribune');
    const [first, second] = [runLines().slice(0, 40), runLines().slice(40)];
    writeFileSync(bench.file('b.log.gz'), gzipSync(second.join('\r\n')));
    writeRuns(bench.file('a.log'), first);
    writeFileSync(bench.file('c.log'), 'nothing\nin here\n');
    await expect(add(id, 'a.log', 'b.log.gz', 'c.log')).rejects.toMatchObject({
      code: 'JOURNAL_UNREADABLE',
      details: { file: 'c.log', line: 1, found: 'nothing' },
    });
    expect((await bench.client.call('processJournal.list', { project: id })).files).toEqual([]);
    await add(id, 'a.log', 'b.log.gz');
    expect(await trailTypes(id)).toEqual(['processJournal', 'created']);
    expect((await asked(id)).days).toHaveLength(31);
  });

  it('refuses what is no text, and what would unpack without end', async () => {
    writeFileSync(bench.file('zeros.log'), Buffer.alloc(100));
    writeFileSync(bench.file('bomb.log.gz'), gzipSync(Buffer.alloc(80 << 20, 'a')));
    await expect(add(project, 'zeros.log')).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' });
    await expect(add(project, 'bomb.log.gz')).rejects.toMatchObject({ code: 'JOURNAL_TOO_LARGE' });
  });
});

describe('a run', () => {
  const fine = (day: string): string[] => [
    `${day} 06:00 INFO step load done`,
    `${day} 06:05 INFO step score done, 60 rows`,
  ];

  it('that fails and is made good on the same day breaks nothing', async () => {
    const again = ['2025-03-12 06:00 INFO step load done', '2025-03-12 06:01 ERROR step score failed', ...fine('2025-03-12').map((line) => line.replace(' 06:', ' 09:'))]; // prettier-ignore
    const journal = await withLines('again', [...fine('2025-03-11'), ...again, ...fine('2025-03-13')]);
    expect(journal.brokenDays).toEqual([]);
    expect(journal.days[1]).toMatchObject({ runs: 2, errors: 1, rows: 60 });
  });

  it('whose step fails and ends well on a second try holds', async () => {
    const retry = [
      '2025-03-12 06:00 INFO step load done',
      '2025-03-12 06:01 ERROR step score timeout',
      '2025-03-12 06:02 INFO step score done, 60 rows',
    ];
    expect((await withLines('retry', [...fine('2025-03-11'), ...retry, ...fine('2025-03-13')])).brokenDays).toEqual([]);
  });

  it('that goes silent before its volumes stopped where it was last heard', async () => {
    const silent = ['2025-03-12 06:00 INFO step load done', '2025-03-12 06:01 INFO step features started'];
    const journal = await withLines('silent', [...fine('2025-03-11'), ...silent, ...fine('2025-03-13')]);
    expect(journal.brokenDays).toMatchObject([
      { day: '2025-03-12', reason: 'failed', step: 'features', message: null },
    ]);
  });

  it('over midnight bears the day of its volumes', async () => {
    const night = ['2025-03-12 23:50 INFO step load done', '2025-03-13 00:10 INFO step score done, 60 rows'];
    const next = night.map((line) => line.replace('-13', '-14').replace('-12', '-13'));
    const journal = await withLines('night', [...night, ...next]);
    expect(journal.days).toMatchObject([
      { day: '2025-03-13', runs: 1, rows: 60, broken: null },
      { day: '2025-03-14', runs: 1, rows: 60, broken: null },
    ]);
  });

  it('comes several times a day where its opening step does', async () => {
    const hourly = [6, 7, 8].flatMap((hour) => fine('2025-03-12').map((line) => line.replace(' 06:', ` 0${hour}:`)));
    expect((await withLines('hourly', hourly)).days).toMatchObject([{ runs: 3, rows: 180, broken: null }]);
  });

  it('is not missed at the weekend by a process of weekdays, nor at all by a weekly one', async () => {
    const days = (from: number, to: number, step = 1): string[] =>
      Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => String(from + index * step).padStart(2, '0'));
    const weekdays = days(1, 29).filter((day) => ![0, 6].includes(new Date(`2025-03-${day}T00:00Z`).getUTCDay()));
    const at = (list: string[]): string[] => list.flatMap((day) => fine(`2025-03-${day}`));
    expect(await withLines('weekdays', at(weekdays))).toMatchObject({ cadence: 'weekdays', brokenDays: [] });
    expect(await withLines('holiday', at(weekdays.filter((day) => day !== '13')))).toMatchObject({
      brokenDays: [{ day: '2025-03-13', reason: 'notRun' }],
    });
    expect(await withLines('weekly', at(days(3, 29, 7)))).toMatchObject({ cadence: null, brokenDays: [] });
  });
});
