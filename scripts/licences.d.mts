export const PERMISSIVE: ReadonlySet<string>;
export function carriedPackages(): { name: string; version: string; licence: string; text: string }[];
