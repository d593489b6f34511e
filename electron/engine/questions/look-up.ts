/** Places of the rows that carry an identifier, bound as the one value, and now and then of a few others: its hash is short. */
export function placesSql(index: 'case_index' | 'entity_index'): string {
  return `SELECT row FROM ${index} WHERE hash = (hash(?) >> 32)::UINTEGER`;
}
