import type { Link } from './link.ts';

/** Log-odds of the score as a sum of margins: constant + sum of slope x margin. */
export type MarginLine = { constant: number; terms: readonly { output: number; slope: number }[] };

/**
 * The log-odds of the score, where they are a line of the margins of the model.
 *
 * @param outputs margins that the model has
 * @returns null where they are not: a score that is no probability of two classes, a softmax over several, a mean of
 * calibrated members
 */
export function marginLine(link: Link, outputs: number): MarginLine | null {
  switch (link.kind) {
    case 'logistic':
      return { constant: 0, terms: [{ output: link.output, slope: 1 }] };
    case 'softmax':
      if (outputs !== 2) return null;
      return {
        constant: 0,
        terms: [0, 1].map((output) => ({ output, slope: output === link.output ? 1 : -1 })),
      };
    case 'sigmoids': {
      const [only] = link.members;
      if (link.members.length !== 1 || only === undefined) return null;
      return { constant: -only.intercept, terms: [{ output: only.output, slope: -only.slope }] };
    }
    case 'complement': {
      const inner = marginLine(link.of, outputs);
      if (inner === null) return null;
      return {
        constant: -inner.constant,
        terms: inner.terms.map(({ output, slope }) => ({ output, slope: -slope })),
      };
    }
    default:
      return null;
  }
}
