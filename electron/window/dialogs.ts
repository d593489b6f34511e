import { existsSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { BrowserWindow, dialog, ipcMain, shell } from 'electron';
import type { FileFilter, IpcMainInvokeEvent, OpenDialogOptions } from 'electron';
import { z } from 'zod';
import type { Engine } from '#electron/engine/engine.ts';
import { CHANNELS } from './host-api.ts';
import type { PickOptions, SaveOptions } from './host-api.ts';
import { isOwnUrl } from './protocol.ts';
import type { WindowWord, WindowWords } from './words.ts';

const pickSchema: z.ZodType<PickOptions> = z.object({
  kind: z.enum(['project', 'log', 'bundle', 'recipe', 'story', 'any']),
  multiple: z.boolean(),
  folder: z.boolean(),
});

const saveSchema: z.ZodType<SaveOptions> = z.object({
  name: z.string().min(1).max(200),
  extension: z.string().regex(/^[a-z0-9]{1,12}$/i),
});

const pathsSchema = z.array(z.string().min(1)).max(1000);

const KINDS: Record<PickOptions['kind'], { word: WindowWord; extensions: string[] }> = {
  project: { word: 'kindProject', extensions: ['tribune'] },
  log: {
    word: 'kindLog',
    extensions: ['csv', 'tsv', 'txt', 'parquet', 'pq', 'json', 'ndjson', 'jsonl', 'xlsx', 'xlsm', 'gz', 'zst'],
  },
  bundle: { word: 'kindBundle', extensions: ['zip', 'onnx', 'json'] },
  recipe: { word: 'kindRecipe', extensions: ['json'] },
  story: { word: 'kindStory', extensions: ['json'] },
  any: { word: 'kindAny', extensions: ['*'] },
};

type DialogContext = { engine: Pick<Engine, 'grant'>; words: () => WindowWords; platform: NodeJS.Platform };

/** Native dialogs. What the person chooses becomes a grant; the paths stay on this side. */
export function serveDialogs({ engine, words, platform }: DialogContext): { grant(path: string): string } {
  const paths = new Map<string, string>();
  const grant = (path: string): string => {
    const id = engine.grant(path);
    paths.set(id, path);
    return id;
  };
  const serve = (channel: string, answer: (window: BrowserWindow, given: unknown) => Promise<unknown>): void => {
    ipcMain.handle(channel, (event, given: unknown) => answer(windowOf(event), given));
  };

  serve(CHANNELS.pickFile, async (window, given) => {
    const options = pickSchema.parse(given);
    const properties = await pickProperties(window, options);
    if (properties === null) return [];
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      filters: filtersOf(options.kind, words()),
      properties,
    });
    return canceled ? [] : filePaths.map(grant);
  });

  serve(CHANNELS.saveFile, async (window, given) => {
    const { name, extension } = saveSchema.parse(given);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: basename(name.replaceAll('\\', '/')),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || filePath === '' ? null : grant(filePath);
  });

  serve(CHANNELS.grantPaths, async (_window, given) =>
    pathsSchema
      .parse(given)
      .filter((path) => isAbsolute(path) && existsSync(path))
      .map(grant),
  );

  serve(CHANNELS.reveal, async (_window, given) => {
    const path = paths.get(z.string().parse(given));
    if (path !== undefined && existsSync(path)) shell.showItemInFolder(path);
  });

  /** Only the dialog of macOS can show files and folders at once; elsewhere the person says which. */
  async function pickProperties(
    window: BrowserWindow,
    options: PickOptions,
  ): Promise<NonNullable<OpenDialogOptions['properties']> | null> {
    const several = options.multiple ? (['multiSelections'] as const) : [];
    if (!options.folder) return ['openFile', ...several];
    if (platform === 'darwin') return ['openFile', 'openDirectory', ...several];
    const say = words();
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: say('fileOrFolder'),
      buttons: [say('aFile'), say('aFolder'), say('cancel')],
      defaultId: 0,
      cancelId: 2,
    });
    if (response === 2) return null;
    return response === 1 ? ['openDirectory'] : ['openFile', ...several];
  }

  return { grant };
}

function filtersOf(kind: PickOptions['kind'], words: WindowWords): FileFilter[] {
  const any = { name: words('kindAny'), extensions: ['*'] };
  const { word, extensions } = KINDS[kind];
  return kind === 'any' ? [any] : [{ name: words(word), extensions }, any];
}

function windowOf(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (window === null || !isOwnUrl(event.senderFrame?.url ?? '')) throw new Error('a stranger asked');
  return window;
}
