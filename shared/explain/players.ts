/**
 * Who receives a contribution: normally one of the reader's columns; columns that one encoded column mixes are one
 * player together.
 */
export type Players = {
  /** For each player, the reader's columns that it stands for (positions in the manifest's features). */
  members: readonly (readonly number[])[];
  /** For each encoded column (derived ones included), its player; -1 for a constant, owned by nobody. */
  owner: Int32Array;
};
