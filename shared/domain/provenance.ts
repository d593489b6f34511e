import type { Selection } from './selection.ts';

/** Where a result comes from: enough to compute it again and to see that it would be another one. */
export type Provenance = {
  engine: string;
  /** SHA-256 over the sources and their recipes, hexadecimal; null when there is no row. */
  data: string | null;
  /** SHA-256 of the model file of each version the rows name, where a bundle is stored. */
  models: { name: string; version: string; sha256: string | null }[];
  selection: Selection;
  rows: number;
  /** The question as it was asked; absent where a figure was not computed just now. */
  asked?: { analysis: string; params: Record<string, unknown> } | undefined;
  seed: number | null;
};
