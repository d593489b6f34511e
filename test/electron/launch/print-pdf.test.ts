import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser, thisComputer } from '#electron/launch/find-browser.ts';
import type { Browser } from '#electron/launch/find-browser.ts';
import { browserPrinter } from '#electron/launch/print-pdf.ts';
import { reportHtml } from '#electron/engine/export/report-html.ts';
import { reportWords } from '#electron/engine/export/report-words.ts';
import { sampleReport } from '#test/support/reports.ts';

const browser = findBrowser(thisComputer());
const never = new AbortController().signal;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-print-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A browser played by a script. */
function played(script: string): Browser {
  const path = join(folder, 'browser');
  writeFileSync(path, `#!/usr/bin/env node\n${script}\n`);
  chmodSync(path, 0o755);
  return { name: 'played', path, profileRoot: null };
}

/** The objects of a PDF as text, its compressed streams unpacked. */
function unpacked(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream\n'); at !== -1; at = bytes.indexOf('stream\n', at + 7)) {
    const end = bytes.indexOf('endstream', at);
    if (end === -1) break;
    try {
      parts.push(inflateSync(bytes.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // A picture or a face: no text of the structure.
    }
  }
  return parts.join('\n');
}

describe.skipIf(browser === null)('a PDF from the browser of this computer', () => {
  it('holds structure, language, alternative texts, an outline and its title; nothing of it reaches a network', async () => {
    const asked: string[] = [];
    const server = createServer((request, answer) => {
      asked.push(request.url ?? '');
      answer.end();
    });
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
    const { port } = server.address() as AddressInfo;
    const html = reportHtml(sampleReport('fr'), { words: reportWords('fr'), for: 'paper' })
      // What no export holds: were it there, the policy of the document would still let nothing out.
      .replace('<main>', `<main><img alt="" src="http://127.0.0.1:${port}/out">`);
    const pdf = await browserPrinter(() => browser, folder)(html, never);
    server.close();
    expect(asked).toEqual([]);
    const text = unpacked(pdf);
    expect(text.slice(0, 5)).toBe('%PDF-');
    for (const mark of [
      '/StructTreeRoot',
      '/Marked true',
      '/Lang (fr)',
      '/Outlines',
      '/S /Figure',
      '/S /H1',
      '/S /TH',
      '/Alt (',
    ])
      expect(text, mark).toContain(mark);
    expect(text).toContain('/Alt (sentence of waterfall)');
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(sampleReport().pages.length);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('printing', () => {
  it('says what to install where there is no browser', async () => {
    await expect(browserPrinter(() => null, folder)('', never)).rejects.toMatchObject({ code: 'PDF_NEEDS_BROWSER' });
  });

  it('tells a browser that ends, or cannot start, and leaves no profile', async () => {
    const ends = played('process.exit(3)');
    await expect(browserPrinter(() => ends, join(folder, 'data'))('', never)).rejects.toMatchObject({
      code: 'PDF_FAILED',
    });
    const absent = { ...ends, path: join(folder, 'absent') };
    await expect(browserPrinter(() => absent, join(folder, 'data'))('', never)).rejects.toMatchObject({
      code: 'PDF_FAILED',
    });
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
  });

  it('stops with the person, though the browser never answers', async () => {
    const silent = played('setInterval(() => undefined, 1000)');
    const stop = new AbortController();
    const printing = browserPrinter(() => silent, join(folder, 'data'))('', stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(printing).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
  });
});
