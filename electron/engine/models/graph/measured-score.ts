import type { Link } from '#shared/explain/link.ts';
import { constant, evaluate, margin, scaled, sigmoid, single, sumOf } from './expression.ts';
import type { Expression, Measured } from './expression.ts';

/** The score of a row, and how far float32 inside the runtime may be from it. */
export function measuredScore(link: Link, margins: readonly Measured[]): Measured {
  return evaluate(scoreExpression(link, margins.length), margins);
}

function scoreExpression(link: Link, margins: number): Expression {
  switch (link.kind) {
    case 'identity':
      return margin(link.output);
    case 'logistic':
      return sigmoid(margin(link.output));
    case 'softmax': {
      const of = Array.from({ length: margins }, (_, output) => margin(output));
      return single({ kind: 'softmax', of, output: link.output });
    }
    case 'sigmoids': {
      const members = link.members.map(({ output, slope, intercept }) =>
        sigmoid(sumOf([scaled(margin(output), -slope), constant(-intercept)])),
      );
      return scaled(sumOf(members), 1 / members.length);
    }
    case 'exponential':
      return scaled(single({ kind: 'exp', of: margin(link.output) }), link.factor);
    case 'complement':
      return sumOf([constant(1), scaled(scoreExpression(link.of, margins), -1)]);
  }
}
