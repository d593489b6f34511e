import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PdfPrinter } from '#electron/engine/export/print-pdf.ts';

type Page = { options: { show: boolean; webPreferences: Record<string, unknown> }; isDestroyed: () => boolean };

const asked: [string, object | undefined][] = [];
const pages: Page[] = [];
let print: PdfPrinter;
let answers: (method: string) => Promise<Record<string, unknown>>;

beforeEach(async () => {
  asked.length = 0;
  pages.length = 0;
  answers = (method) => Promise.resolve(method === 'Page.getFrameTree' ? { frameTree: { frame: { id: 'f' } } } : {});
  vi.resetModules();
  vi.doMock('electron', () => ({
    BrowserWindow: function (options: Page['options']) {
      let gone = false;
      const page = {
        options,
        loadURL: () => Promise.resolve(),
        isDestroyed: () => gone,
        destroy: () => {
          gone = true;
        },
        webContents: {
          debugger: {
            attach: () => undefined,
            sendCommand: (method: string, params?: object) => {
              asked.push([method, params]);
              return answers(method);
            },
          },
          printToPDF: (how: object) => Promise.resolve(Buffer.from(JSON.stringify(how))),
        },
      };
      pages.push(page);
      return page;
    },
  }));
  print = (await import('#electron/window/print-pdf.ts')).windowPrinter;
});

describe('a PDF from the window', () => {
  it('is laid out in a page that nobody sees, in the sandbox and without scripts, and the page goes', async () => {
    const pdf = await print('<p>text</p>', new AbortController().signal);
    expect(JSON.parse(Buffer.from(pdf).toString())).toEqual({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    expect(asked.slice(0, 3)).toEqual([
      ['Emulation.setScriptExecutionDisabled', { value: true }],
      ['Page.getFrameTree', undefined],
      ['Page.setDocumentContent', { frameId: 'f', html: '<p>text</p>' }],
    ]);
    expect(pages[0]?.options).toMatchObject({ show: false, webPreferences: { sandbox: true, nodeIntegration: false } });
    expect(pages[0]?.isDestroyed()).toBe(true);
  });

  it('says that nothing was printed, and the page goes all the same', async () => {
    answers = () => Promise.reject(new Error('no'));
    await expect(print('', new AbortController().signal)).rejects.toMatchObject({ code: 'PDF_FAILED' });
    expect(pages[0]?.isDestroyed()).toBe(true);
  });
});
