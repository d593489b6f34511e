import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { SourceRow } from '../project/project-state.ts';

/** SHA-256 over the files of a project and how each was read, hexadecimal; null when it holds none. */
export function dataHash(sources: readonly SourceRow[]): string | null {
  if (sources.length === 0) return null;
  const read = sources.map((source) => [source.kind, source.sha256 ?? source.name, source.bytes, source.recipe_id]);
  return createHash('sha256').update(canonicalJson(read)).digest('hex');
}
