import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashGroups } from '#shared/report/report.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { openXml, packageFaults } from '#test/support/open-xml.ts';

let bench: Bench;
let project = '';
const printed: string[] = [];

beforeAll(async () => {
  bench = await openBench({
    printPdf: (html, signal) => {
      printed.push(html);
      return signal.aborted ? Promise.reject(new Error('stopped')) : Promise.resolve(Buffer.from('%PDF-'));
    },
  });
  project = await caseProject(bench, 'credit');
});

afterAll(() => bench.done());

const asked = [{ analysis: 'overview' }, { analysis: 'gains' }];
const target = (name: string): string => bench.grant(bench.file(name));

describe('what analyses found, as a document', () => {
  it('tells each finding with its figure, in the language asked for, stamped with the head of the trail', async () => {
    const told = await bench.client.stream('report.export', {
      project,
      asked,
      format: 'html',
      language: 'fr',
      target: target('a.html'),
    });
    const html = readFileSync(bench.file('a.html'), 'utf8');
    expect(told).toEqual({ bytes: Buffer.byteLength(html), pages: (html.match(/class="page"/g) ?? []).length });
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('7\u00a0712 résultats connus sur 8\u00a0980');
    const { events } = await bench.client.call('project.trail', { project, limit: 1 });
    expect(html).toContain(hashGroups(events[0]?.hash ?? 'none'));
    expect(html).toContain('janvier à juin 2025');
    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
  });

  it('is the same bytes when nothing changed', async () => {
    await bench.client.stream('report.export', {
      project,
      asked,
      format: 'html',
      language: 'fr',
      target: target('b.html'),
    });
    expect(readFileSync(bench.file('b.html')).equals(readFileSync(bench.file('a.html')))).toBe(true);
  });

  it('names its filter and period on every page', async () => {
    const parameters = { where: ['Home=owner', '@arm=control'], period: '2025-03' };
    await bench.client.stream('report.export', {
      project,
      asked: [{ analysis: 'overview', parameters }],
      format: 'html',
      target: target('c.html'),
    });
    const stamp = /<p class="stamp">([^<]*)/.exec(readFileSync(bench.file('c.html'), 'utf8'))?.[1];
    expect(stamp).toMatch(/ · March 2025 · [^·]+ = owner, [^·]+ = control · data /);
  });

  it('is printed from the same page, with the numbers shown', async () => {
    await bench.client.stream('report.export', { project, asked, format: 'pdf', target: target('a.pdf') });
    expect(readFileSync(bench.file('a.pdf'), 'utf8')).toBe('%PDF-');
    expect(printed[0]).toContain('class="numbers"');
  });

  it('is slides that hold together', async () => {
    await bench.client.stream('report.export', { project, asked, format: 'pptx', target: target('a.pptx') });
    const deck = await openXml(readFileSync(bench.file('a.pptx')));
    expect(packageFaults(deck)).toEqual([]);
    expect(deck.names.filter((name) => name.startsWith('ppt/charts/chart')).length).toBeGreaterThanOrEqual(3);
  });

  it('refuses answers about single cases, whose names would travel', async () => {
    const one = bench.client.stream('report.export', {
      project,
      asked: [{ analysis: 'similar', parameters: { case: 'P25-0000001' } }],
      format: 'html',
      target: target('d.html'),
    });
    await expect(one).rejects.toMatchObject({ code: 'OF_ONE_CASE' });
    expect(existsSync(bench.file('d.html'))).toBe(false);
  });

  it('leaves the former file as it was when the new one cannot be written, and no half of it', async () => {
    mkdirSync(bench.file('full.html'));
    writeFileSync(bench.file('full.html/kept'), 'x');
    const blocked = bench.client.stream('report.export', {
      project,
      asked: [{ analysis: 'overview' }],
      format: 'html',
      target: target('full.html'),
    });
    await expect(blocked).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
    expect(readdirSync(bench.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(readFileSync(bench.file('full.html/kept'), 'utf8')).toBe('x');
  });
});

it('says what to do where nothing prints', async () => {
  const other = await openBench();
  const { id } = await other.create();
  const none = other.client.stream('report.export', {
    project: id,
    asked: [{ analysis: 'overview' }],
    format: 'pdf',
    target: other.grant(other.file('x.pdf')),
  });
  await expect(none).rejects.toMatchObject({ code: 'PDF_NEEDS_BROWSER' });
  await other.done();
});
