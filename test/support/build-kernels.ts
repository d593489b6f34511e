import { build, staleBuilds } from '../../scripts/builds.mjs';

/** Compiled kernels that are missing or old are built before any test: a few seconds once, nothing afterwards. */
export function setup(): void {
  build(staleBuilds(['kernels']));
}
