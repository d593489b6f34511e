import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '#shared/report/report.ts';
import { reportHtml } from '#electron/engine/export/report-html.ts';
import { cssText } from '#electron/engine/export/report-style.ts';
import { reportWords } from '#electron/engine/export/report-words.ts';
import { sampleReport } from '#test/support/reports.ts';
import { everyElement, parseXml } from '#test/support/xml.ts';

const html = (report: Report, target: 'screen' | 'paper' = 'screen'): string =>
  reportHtml(report, { words: reportWords(report.language), for: target });
/** The body as XML: our own markup closes what it opens. */
const bodyOf = (text: string): ReturnType<typeof parseXml> =>
  parseXml(text.slice(text.indexOf('<body'), text.indexOf('<script>')) + '</body>');

describe('an exported document', () => {
  it('stands alone: no address but those inside it, and a policy that lets nothing else run', () => {
    const text = html(sampleReport());
    expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|\ssrc=/i);
    expect(
      [...text.matchAll(/url\(([^)]{0,24})/g)].every(([, address]) => address?.startsWith('data:font/woff2')),
    ).toBe(true);
    expect([...text.matchAll(/href="([^"]*)"/g)].every(([, address]) => address?.startsWith('#page-'))).toBe(true);
    const hash = (tag: string): string =>
      createHash('sha256')
        .update(new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(text)?.[1] ?? '')
        .digest('base64');
    expect(text).toContain(
      `default-src 'none'; style-src 'sha256-${hash('style')}'; script-src 'sha256-${hash('script')}'`,
    );
    expect(text).not.toMatch(/\sstyle=|\son\w+=/);
  });

  it('is the same bytes for the same report, and small', () => {
    expect(html(sampleReport())).toBe(html(sampleReport()));
    expect(Buffer.byteLength(html(sampleReport()))).toBeLessThan(400_000);
  });

  it('tells its language, its contents, and under every figure the numbers that it draws', () => {
    const body = everyElement(bodyOf(html(sampleReport('fr'))));
    expect(html(sampleReport('fr'))).toContain('<html lang="fr">');
    const pages = body.filter(({ name, attributes }) => name === 'section' && attributes['class'] === 'page');
    const links = body.filter(({ name, attributes }) => name === 'a' && attributes['class'] !== 'skip');
    expect(links.map(({ attributes }) => attributes['href'])).toEqual(
      pages.map(({ attributes }) => `#${attributes['id']}`),
    );
    const figures = body.filter(({ name }) => name === 'figure');
    expect(figures).toHaveLength(8);
    for (const figure of figures) {
      const inside = everyElement(figure).map(({ name }) => name);
      expect(inside).toEqual(expect.arrayContaining(['svg', 'figcaption', 'details', 'table', 'caption']));
    }
    expect(body.filter(({ name }) => name === 'h1')).toHaveLength(1);
  });

  it('tells pages of one title apart by their number', () => {
    const page = { title: 'Not written in English yet.', blocks: [] };
    const pages = [
      { ...page, id: 'a' },
      { ...page, id: 'b' },
      { ...page, id: 'c', title: 'Another' },
    ];
    const sections = everyElement(bodyOf(html(sampleReport('en', { pages })))).filter(({ name }) => name === 'section');
    expect(sections.map(({ attributes }) => attributes['aria-label'] ?? attributes['aria-labelledby'])).toEqual([
      'Not written in English yet. (1)',
      'Not written in English yet. (2)',
      'page-c-title',
    ]);
  });

  it('bears date, filter, data and trail on every page, on the screen and on paper', () => {
    const text = html(sampleReport());
    const stamp =
      'Credit · 26 November 2026 · January to June 2025 · Home = owner · data ab12 cd34 ab12 cd34 · trail 12ef 98ab 12ef 98ab';
    expect(text.split(`${stamp} · `)).toHaveLength(sampleReport().pages.length + 1);
    expect(text).toContain(`@bottom-left{content:"${stamp}"`);
  });

  it('tells facts by their names on paper too, where a printed list would not', () => {
    expect(html(sampleReport(), 'paper')).toContain('<th scope="row">Audience</th><td>Decision</td>');
    expect(html(sampleReport(), 'paper')).not.toContain('<dl');
    expect(html(sampleReport())).toContain('<dt>Audience</dt><dd>Decision</dd>');
  });

  it('shows the numbers on paper, after all that is said of them', () => {
    const paper = html(sampleReport(), 'paper');
    expect(paper.match(/<caption>The numbers behind it/g)).toHaveLength(8);
    expect(paper).not.toContain('<details');
    for (const section of paper.split('<section ').slice(1))
      if (section.includes('class="numbers"'))
        expect(section.lastIndexOf('class="text"')).toBeLessThan(section.indexOf('class="numbers"'));
    expect(html(sampleReport())).not.toContain('<details open>');
  });

  it('is one sheet for a letter: no contents, no cover, its stamp at the end', () => {
    const body = everyElement(bodyOf(html(sampleReport('en', { layout: 'sheet' }))));
    expect(body.some(({ name }) => name === 'nav')).toBe(false);
    expect(body.filter(({ name, attributes }) => name === 'footer' && attributes['class'] === 'stamp')).toHaveLength(1);
  });

  it('leaves out what the presenter says', () => {
    expect(html(sampleReport())).not.toContain('useless call');
  });

  it('lets no text out of its place, whatever people wrote', () => {
    const hostile = fc
      .string({ unit: 'binary', maxLength: 20 })
      .map((text) => `</style></script><script>alert(1)</script>"'&-->${text}`);
    fc.assert(
      fc.property(hostile, (text) => {
        const report = sampleReport('en', {
          title: text,
          kind: text,
          lead: text,
          facts: [{ name: text, value: text }],
          stamp: { project: text, date: text, period: text, filters: text, data: text, trail: text },
          pages: [
            {
              id: text,
              chapter: text,
              title: text,
              source: text,
              blocks: [
                { kind: 'text', text, head: text },
                { kind: 'list', items: [[{ text, as: 'value' }, text]] },
                { kind: 'heading', text },
                { kind: 'table', title: text, columns: [{ label: text, isNumber: true }], rows: [[text]] },
                { kind: 'pairs', title: text, pairs: [{ name: text, value: text }] },
                { kind: 'amount', value: text, name: text, note: text },
                { kind: 'quote', text, by: text },
                { kind: 'callout', head: text, text },
                { kind: 'absent', text },
              ],
            },
          ],
        });
        const whole = html(report);
        expect(whole.match(/<script/g)).toHaveLength(1);
        expect(whole.match(/<\/style/g)).toHaveLength(1);
        bodyOf(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a text of the stamp inside its string of CSS', () => {
    expect(cssText('a"b\\c</style>\nd')).toBe('"a\\22 b\\5c c\\3c /style\\3e \\a d"');
  });
});
