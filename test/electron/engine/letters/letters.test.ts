import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explained } from '#shared/analyses/explain/schema.ts';
import type { Contract, Output } from '#shared/contract/index.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

type Letter = Output<Contract['letter.read']>;

let bench: Bench;
const projects = { credit: '', churn: '' };
beforeAll(async () => {
  bench = await openBench({ printPdf: (html) => Promise.resolve(Buffer.from(`%PDF ${html.length}`)) });
  projects.credit = await caseProject(bench, 'credit');
  projects.churn = await caseProject(bench, 'churn');
});
afterAll(() => bench.done());

const CASE = 'P25-0004129';
const SENDER = {
  organisation: 'Caisse du Lac',
  contact: 'Ms Martin',
  days: 30,
  source: 'They come from your form.',
  signature: '',
};

const read = (id: string, language: 'en' | 'fr' = 'en', name: 'credit' | 'churn' = 'credit'): Promise<Letter> =>
  bench.client.stream('letter.read', { project: projects[name], case: id, language });
const write = (id: string, format: 'html' | 'pdf', target: string) =>
  bench.client.stream('letter.write', { project: projects.credit, case: id, language: 'en', format, target });
const saved = (reasons: Letter['wording']['reasons'] = {}) =>
  bench.client.call('letter.saveWording', { project: projects.credit, wording: { sender: { en: SENDER }, reasons } });

/** A score that was altered after scoring, and a decision that does not follow from its score, as the data were made. */
const ALTERED = 'P25-0001149';
const OTHERWISE = 'P25-0007245';

describe('the letter to a person', () => {
  it('has its four sections and says to whom to answer, without the numbers of contributions', async () => {
    await saved();
    const letter = await read(CASE);
    expect(letter).toMatchObject({ refusal: null, missing: [], title: 'About the decision of 26 March 2025' });
    expect(letter.sections.map(({ title }) => title.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.', 'If']);
    const lines = letter.sections.flatMap((section) => section.lines);
    expect(lines[0]).toContain('The decision is: “Refused”.');
    expect(lines).toContain('They come from your form.');
    expect(lines).toContain('Monthly income: €700; lower than 86 in 100.');
    expect(lines).toContain('Amount asked for €10,600 instead of €14,400 (33.2%).');
    expect(lines.at(-1)).toContain('Write to Ms Martin. A person answers within 30 days.');
    const { contributions } = await bench.run<Explained>(projects.credit, 'explain', { case: CASE });
    for (const { contribution } of contributions.slice(0, 8))
      expect(letter.sections[2]?.lines.join(' ')).not.toContain(Math.abs(contribution * 100).toFixed(1));
    expect(letter.reasons.map(({ feature }) => feature)).toEqual(['Income', 'Amount', 'Assets', 'Job']);
  });

  it('is refused where nobody can stand for its reasons', async () => {
    expect((await read(ALTERED)).refusal).toBe('SCORE_DIFFERS');
    expect((await read(OTHERWISE)).refusal).toBe('DECISION_CONTRADICTS');
    const target = bench.grant(bench.file('no.pdf'));
    await expect(write(ALTERED, 'pdf', target)).rejects.toMatchObject({ code: 'LETTER_REFUSED' });
    const bare = await bench.create('bare.tribune');
    await bench.load(bare.id, [join(FIXTURES, 'cases/credit/predictions.parquet')]);
    const alone = await bench.client.stream('letter.read', { project: bare.id, case: CASE, language: 'en' });
    expect(alone).toMatchObject({ refusal: 'NOT_REPLAYED', sections: [] });
  });

  it('never gives a protected fact as advice', async () => {
    const sensitive = (sensitivity: 'sensitive' | 'none') =>
      bench.client.call('project.saveSensitivity', { project: projects.credit, column: 'x_amount', sensitivity });
    await sensitive('sensitive');
    const done = (await read(CASE)).sections[3]?.lines.join(' ');
    expect(done).not.toContain('10,600');
    await sensitive('none');
    expect((await read(CASE)).sections[3]?.lines.join(' ')).toContain('10,600');
  });

  it('speaks in the words of the organisation, once they are said', async () => {
    await saved({ Income: { en: { up: 'Your income of {value} is low for this loan.' } } });
    expect((await read(CASE)).sections[2]?.lines).toContain('Your income of €700 is low for this loan.');
    const other = await read('P25-0000002');
    expect(other.sections.flatMap(({ lines }) => lines).join(' ')).not.toContain('is low for this loan');
  });

  it('is written once it says who writes, and the trail tells it', async () => {
    const target = bench.grant(bench.file('letter.html'));
    await bench.client.call('letter.saveWording', { project: projects.credit, wording: { sender: {}, reasons: {} } });
    await expect(write(CASE, 'html', target)).rejects.toMatchObject({ code: 'LETTER_INCOMPLETE' });
    await saved();
    const { bytes } = await write(CASE, 'html', target);
    const html = readFileSync(bench.file('letter.html'), 'utf8');
    expect(Buffer.byteLength(html)).toBe(bytes);
    expect(html).toContain('<h1>About the decision of 26 March 2025</h1>');
    await write(CASE, 'pdf', bench.grant(bench.file('letter.pdf')));
    expect(readFileSync(bench.file('letter.pdf'), 'utf8')).toMatch(/^%PDF/);
    const journal = await bench.client.call('project.trail', { project: projects.credit, limit: 1 });
    expect(journal.events[0]).toMatchObject({
      type: 'letter',
      body: { case: CASE, format: 'pdf', replay: 'identical' },
    });
  });

  it('is whole for other cases and in French', async () => {
    const page = await bench.client.table('cases.page', {
      project: projects.churn,
      selection: {},
      offset: 0,
      limit: 4,
    });
    for (const id of page.rows.values[page.rows.names.indexOf('case_id')] ?? []) {
      const { refusal, sections } = await read(String(id), 'fr', 'churn');
      expect(refusal).toBeNull();
      const text = sections.flatMap(({ title, lines }) => [title, ...lines]).join('\n');
      expect(text).toMatch(/La décision est\s: «\s(Chaud\u00a0: à appeler|Froid)\s»\./);
      expect(text).toContain('[à qui répondre]');
      expect(text).not.toMatch(/\{\{|undefined|NaN|letter\./);
    }
  });
});
