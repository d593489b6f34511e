import type { FileEntry } from '#shared/contract/files.ts';
import { openDialog } from '#renderer/state/dialogs.ts';
import { client } from './client.ts';
import { nativeHost } from './host.ts';
import type { PickOptions, SaveOptions } from './host.ts';

/** Files the person chose, in a native dialog where there is one, else in the dialog of the window. */
export async function pickFiles(options: PickOptions): Promise<FileEntry[]> {
  const host = nativeHost();
  const grants = host
    ? await host.pickFile(options)
    : await new Promise<string[]>((answer) => openDialog({ kind: 'pick', options, answer }));
  return grants.length === 0 ? [] : (await client.call('files.inspect', { grants })).entries;
}

export async function saveTarget(options: SaveOptions): Promise<string | null> {
  const host = nativeHost();
  return host
    ? host.saveFile(options)
    : new Promise<string | null>((answer) => openDialog({ kind: 'save', options, answer }));
}

/** Dropped files: granted where they are by the native window, else copied through the loopback host. */
export async function receiveDropped(files: File[]): Promise<FileEntry[]> {
  const host = nativeHost();
  if (host) {
    const grants = await host.grantDropped(files);
    return (await client.call('files.inspect', { grants })).entries;
  }
  const entries: FileEntry[] = [];
  for (const file of files) entries.push(await client.upload('files.upload', { name: file.name }, file));
  return entries;
}
