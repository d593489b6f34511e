import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { windowWords } from '#electron/window/words.ts';
import { electronDouble } from './electron-double.ts';
import type { ElectronDouble } from './electron-double.ts';

let electron: ElectronDouble;

beforeEach(() => {
  vi.resetModules();
  electron = electronDouble();
  const double = electron;
  vi.doMock('electron', () => double);
});

describe('native dialogs', () => {
  let folder = '';
  let file = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tribune-dialogs-'));
    file = join(folder, 'log.csv');
    writeFileSync(file, '');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const serve = async (platform: NodeJS.Platform = 'linux', url = 'app://tribune/#/home') => {
    const { serveDialogs } = await import('#electron/window/dialogs.ts');
    let count = 0;
    const granted: string[] = [];
    serveDialogs({
      engine: {
        grant: (path) => {
          granted.push(path);
          count += 1;
          return `grant-${count}`;
        },
      },
      words: () => windowWords('en'),
      platform,
    });
    const window = new electron.BrowserWindow({});
    const event = { sender: window.webContents, senderFrame: { url } };
    return {
      granted,
      ask: async (name: string, given: unknown): Promise<unknown> =>
        electron.handlers.get(`tribune:${name}`)?.(event, given),
    };
  };

  it('answer with grants', async () => {
    const { ask, granted } = await serve();
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: [file, folder] });
    expect(await ask('pick-file', { kind: 'log', multiple: true, folder: false })).toEqual(['grant-1', 'grant-2']);
    expect(granted).toEqual([file, folder]);
    const [, options] = electron.dialog.showOpenDialog.mock.calls[0] as [
      unknown,
      { properties: string[]; filters: object[] },
    ];
    expect(options.properties).toEqual(['openFile', 'multiSelections']);
    expect(options.filters).toHaveLength(2);
  });

  it('ask whether a file or a folder is meant, but on macOS, where one dialog shows both', async () => {
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] });
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 }).mockResolvedValueOnce({ response: 2 });
    const given = { kind: 'bundle', multiple: false, folder: true };
    const shown = (): unknown =>
      (electron.dialog.showOpenDialog.mock.calls.at(-1)?.[1] as { properties: string[] } | undefined)?.properties;
    const linux = await serve();
    await linux.ask('pick-file', given);
    expect(shown()).toEqual(['openDirectory']);
    expect(await linux.ask('pick-file', given)).toEqual([]);
    expect(electron.dialog.showOpenDialog).toHaveBeenCalledOnce();
    await (await serve('darwin')).ask('pick-file', given);
    expect(shown()).toEqual(['openFile', 'openDirectory']);
    expect(electron.dialog.showMessageBox).toHaveBeenCalledTimes(2);
  });

  it('grant a place to save, or nothing when the person gives up', async () => {
    const { ask } = await serve();
    electron.dialog.showSaveDialog
      .mockResolvedValueOnce({ canceled: false, filePath: join(folder, 'report.html') })
      .mockResolvedValueOnce({ canceled: true, filePath: '' });
    expect(await ask('save-file', { name: '../../report.html', extension: 'html' })).toBe('grant-1');
    expect(electron.dialog.showSaveDialog.mock.calls[0]?.[1]).toMatchObject({ defaultPath: 'report.html' });
    expect(await ask('save-file', { name: 'report.html', extension: 'html' })).toBeNull();
  });

  it('grant what was dropped only if it is there', async () => {
    const { ask } = await serve();
    expect(await ask('grant-paths', [file, join(folder, 'absent'), 'relative.csv'])).toEqual(['grant-1']);
  });

  it('reveal what was granted here, and nothing else', async () => {
    const { ask } = await serve();
    await ask('grant-paths', [file]);
    await ask('reveal', 'grant-1');
    await ask('reveal', '/etc/passwd');
    expect(electron.shell.showItemInFolder.mock.calls).toEqual([[file]]);
  });

  it.each([
    ['pick-file', { kind: 'secret', multiple: false, folder: false }],
    ['save-file', { name: 'a', extension: '../x' }],
    ['grant-paths', 'not a list'],
    ['reveal', 7],
  ])('refuse what the contract does not know: %s', async (name, given) => {
    const { ask } = await serve();
    await expect(ask(name, given)).rejects.toThrow();
  });

  it('refuse a frame that is not ours', async () => {
    const { ask } = await serve('linux', 'https://evil.example/');
    await expect(ask('grant-paths', [file]).then(() => 'granted')).rejects.toThrow('stranger');
  });
});
