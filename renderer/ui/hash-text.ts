/** A hash in groups of four characters, as it is read out and compared; the first four groups unless more are asked. */
export function hashText(hash: string | null, groups = 4): string | null {
  if (hash === null || hash === '') return null;
  return (
    hash
      .match(/.{1,4}/g)
      ?.slice(0, groups)
      .join(' ') ?? null
  );
}
