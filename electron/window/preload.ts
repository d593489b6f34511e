import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import { CHANNELS } from './host-api.ts';
import type { TribuneHost } from './host-api.ts';

function listen(channel: string, callback: (text: string) => void): () => void {
  const heard = (_event: IpcRendererEvent, text: unknown): void => {
    if (typeof text === 'string') callback(text);
  };
  ipcRenderer.on(channel, heard);
  return () => void ipcRenderer.off(channel, heard);
}

const host: TribuneHost = {
  pickFile: (options) => ipcRenderer.invoke(CHANNELS.pickFile, options) as Promise<string[]>,
  saveFile: (options) => ipcRenderer.invoke(CHANNELS.saveFile, options) as Promise<string | null>,
  // A file that the page made up has no path.
  grantDropped: (files) =>
    ipcRenderer.invoke(
      CHANNELS.grantPaths,
      files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
    ) as Promise<string[]>,
  reveal: (grant) => ipcRenderer.invoke(CHANNELS.reveal, grant) as Promise<void>,
  onOpenRequest: (callback) => {
    const leave = listen(CHANNELS.openRequest, callback);
    ipcRenderer.send(CHANNELS.listening);
    return leave;
  },
  onCommand: (callback) => listen(CHANNELS.command, callback),
};

contextBridge.exposeInMainWorld('tribuneHost', host);
