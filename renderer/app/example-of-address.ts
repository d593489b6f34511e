export type ExampleId = 'credit' | 'churn';

const EXAMPLES: readonly ExampleId[] = ['credit', 'churn'];

/** The example that an address asks for, `#/home?example=credit` or on the wall; null when it asks for none that is known. */
export function exampleOfAddress(hash: string): ExampleId | null {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const asked = path === 'home' || path === 'wall' ? new URLSearchParams(query).get('example') : null;
  return EXAMPLES.find((example) => example === asked) ?? null;
}
