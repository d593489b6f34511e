export type Build = { name: string; proof: string; sources: string[]; commands: string[][] };

export const root: string;
export const KERNELS_BUILT: string;
export function staleBuilds(names?: readonly string[]): Build[];
export function build(builds: readonly Build[]): void;
export function allBuilds(): Build[];
