/** The name itself, or with a number where it is taken by something else. */
export function freeName<T>(
  name: string,
  taken: Readonly<Record<string, T>>,
  isSame: (one: T) => boolean = () => false,
): string {
  const tried = name === '' ? 'figure' : name;
  for (let copy = 1; ; copy += 1) {
    const candidate = copy === 1 ? tried : `${tried.slice(0, 76)}_${copy}`;
    if (!Object.hasOwn(taken, candidate) || isSame(taken[candidate]!)) return candidate;
  }
}
