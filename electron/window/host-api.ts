export type PickOptions = {
  kind: 'project' | 'log' | 'bundle' | 'recipe' | 'story' | 'any';
  multiple: boolean;
  folder: boolean;
};

export type SaveOptions = { name: string; extension: string };

/** What the page may ask of the window: dialogs that answer with grants. A path never reaches the page. */
export type TribuneHost = {
  pickFile(options: PickOptions): Promise<string[]>;
  saveFile(options: SaveOptions): Promise<string | null>;
  grantDropped(files: File[]): Promise<string[]>;
  reveal(grant: string): Promise<void>;
  onOpenRequest(callback: (grant: string) => void): () => void;
  onCommand(callback: (command: string) => void): () => void;
};

export const CHANNELS = {
  pickFile: 'tribune:pick-file',
  saveFile: 'tribune:save-file',
  grantPaths: 'tribune:grant-paths',
  reveal: 'tribune:reveal',
  openRequest: 'tribune:open-request',
  /** The page hears requests to open from now on. */
  listening: 'tribune:listening',
  command: 'tribune:command',
} as const;

/** What the menu sends to the page. */
export const COMMANDS = [
  'new-project',
  'open-project',
  'import-log',
  'add-bundle',
  'save-copy',
  'print',
  'close-project',
  'undo',
  'redo',
  'find',
  'palette',
  'go-home',
  'go-stories',
  'go-results',
  'go-model',
  'go-cases',
  'go-outcomes',
  'go-stability',
  'go-audit',
  'go-data',
  'present',
  'present-here',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'toggle-theme',
  'help',
  'shortcuts',
] as const;

export type Command = (typeof COMMANDS)[number];
