export type PickOptions = {
  kind: 'project' | 'log' | 'bundle' | 'recipe' | 'story' | 'any';
  multiple: boolean;
  /** A folder may be chosen: a bundle, or a set of Parquet files to link. */
  folder: boolean;
};

export type SaveOptions = { name: string; extension: string };

/** What the Electron window offers beside the page: native dialogs that answer with grants, never with paths. */
export type TribuneHost = {
  pickFile(options: PickOptions): Promise<string[]>;
  saveFile(options: SaveOptions): Promise<string | null>;
  grantDropped(files: File[]): Promise<string[]>;
  reveal(grant: string): Promise<void>;
  onOpenRequest(callback: (grant: string) => void): () => void;
  onCommand(callback: (command: string) => void): () => void;
};

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging with the DOM's own declaration
  interface Window {
    tribuneHost?: TribuneHost;
  }
}

export function nativeHost(): TribuneHost | null {
  return window.tribuneHost ?? null;
}
