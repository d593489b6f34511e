import { beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { TribuneHost as PageHost } from '#renderer/api/host.ts';
import type { TribuneHost } from '#electron/window/host-api.ts';
import { electronDouble } from './electron-double.ts';
import type { ElectronDouble } from './electron-double.ts';

let electron: ElectronDouble;

beforeEach(() => {
  vi.resetModules();
  electron = electronDouble();
  const double = electron;
  vi.doMock('electron', () => double);
});

describe('the preload script', () => {
  const expose = async (): Promise<TribuneHost> => {
    await import('#electron/window/preload.ts');
    const [[name, host] = []] = electron.contextBridge.exposeInMainWorld.mock.calls as [[string, TribuneHost]];
    expect(name).toBe('tribuneHost');
    if (host === undefined) throw new Error('nothing exposed');
    return host;
  };

  it('gives the page six functions and nothing of Electron', async () => {
    expectTypeOf<TribuneHost>().toEqualTypeOf<PageHost>();
    const host = await expose();
    expect(Object.keys(host).sort()).toEqual([
      'grantDropped',
      'onCommand',
      'onOpenRequest',
      'pickFile',
      'reveal',
      'saveFile',
    ]);
  });

  it('turns dropped files into grants without telling their paths, and drops those that the page made up', async () => {
    const host = await expose();
    electron.webUtils.getPathForFile.mockReturnValueOnce('/home/ana/log.csv').mockReturnValueOnce('');
    electron.ipcRenderer.invoke.mockResolvedValue(['grant-1']);
    expect(await host.grantDropped([new File([], 'log.csv'), new File([], 'made up')])).toEqual(['grant-1']);
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledWith('tribune:grant-paths', ['/home/ana/log.csv']);
  });

  it('tells the window that requests to open are heard', async () => {
    const host = await expose();
    expect(electron.ipcRenderer.send).not.toHaveBeenCalled();
    const heard = vi.fn();
    host.onOpenRequest(heard);
    expect(electron.ipcRenderer.send).toHaveBeenCalledWith('tribune:listening');
    electron.ipcRenderer.emit('tribune:open-request', {}, 'grant-2');
    expect(heard).toHaveBeenCalledWith('grant-2');
  });

  it('passes texts on to a listener until it stops listening, and never the event itself', async () => {
    const host = await expose();
    const heard = vi.fn();
    const stop = host.onCommand(heard);
    electron.ipcRenderer.emit('tribune:command', { sender: 'secret' }, 'undo');
    electron.ipcRenderer.emit('tribune:command', {}, { not: 'a text' });
    expect(heard.mock.calls).toEqual([['undo']]);
    stop();
    electron.ipcRenderer.emit('tribune:command', {}, 'redo');
    expect(heard).toHaveBeenCalledOnce();
  });
});
