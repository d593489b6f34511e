/** What the bundler puts in place of a pattern; the only way a folder becomes part of a list. */
interface ImportMeta {
  glob<T>(pattern: string, options: { eager: true; import: string }): Record<string, T>;
}
