/** Arrays of numbers end to end, in a new one of the same kind. */
export function joinedArrays<List extends Float64Array | Uint32Array>(
  Kind: new (length: number) => List,
  parts: readonly List[],
): List {
  const all = new Kind(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
