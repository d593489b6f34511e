import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, FindingState, Phrase } from '#shared/domain/finding.ts';
import { amount, level, limit, listed, named, signedAmount } from '../amounts.ts';
import { positiveLabel } from '../estimates.ts';
import { refusedFinding } from '../refusals.ts';
import { printedReasons } from './printed.ts';
import { baselineName, reasonsOf, reasonValue, usualness } from './reasons.ts';
import type { Contribution, Explain, Explained, ExplainWarning } from './schema.ts';

const FIGURE = 'explain.reasons';
/** Below, the first reasons are those of the background as much as those of the case. */
export const STEADY = 0.8;

export function findings(explain: Explain): Finding[] {
  if (!isEstimated(explain)) return [refusedFinding('explain', explain)];
  const { up, down } = reasonsOf(explain.contributions);
  return [
    verdict(explain),
    ...side(explain, 'up', up),
    ...side(explain, 'down', down),
    ...baseline(explain),
    ...explain.warnings.map((warning) => reservation(explain, warning)),
  ];
}

function verdict(explain: Explained): Finding {
  const { score, scoreUnit, outcome, cutoff, decision, task } = explain;
  const values = { score: level(score, scoreUnit), label: positiveLabel(outcome) };
  const shared = { id: 'explain.verdict', state: 'know' as const, weight: 0.6, figure: FIGURE };
  if (task === 'regression' || cutoff === null) {
    const gap = explain.output - explain.base;
    const way = gap >= 0 ? 'more' : 'less';
    return {
      ...shared,
      title: {
        key: `explain.${task === 'regression' ? 'estimates' : 'scores'}_${way}`,
        values: { ...values, gap: amount(gap, explain.unit) },
      },
      account: decisionPhrase(decision.expected),
    };
  }
  const gap = score - cutoff.threshold;
  const isTrueSide = cutoff.operator === '>' ? gap > 0 : gap >= 0;
  const given = decision.expected ?? {
    value: isTrueSide ? cutoff.whenTrue : cutoff.whenFalse,
    label: isTrueSide ? cutoff.whenTrueLabel : cutoff.whenFalseLabel,
  };
  return {
    ...shared,
    title: {
      key: gap === 0 ? 'explain.onCutoff' : gap > 0 ? 'explain.aboveCutoff' : 'explain.belowCutoff',
      values: {
        ...values,
        gap: amount(gap, scoreUnit),
        cutoff: limit(cutoff.threshold, scoreUnit),
        decision: { text: given.label, otherwise: given.value },
      },
    },
    account: [],
  };
}

function decisionPhrase(expected: Explained['decision']['expected']): Phrase[] {
  return expected === null
    ? []
    : [{ key: 'explain.decided', values: { decision: { text: expected.label, otherwise: expected.value } } }];
}

/** The strongest reason of a side in the title, each reason in the account. */
function side(explain: Explained, way: 'up' | 'down', reasons: readonly Contribution[]): Finding[] {
  const [first] = reasons;
  if (first === undefined) return [];
  return [
    {
      id: `explain.${way}`,
      state: 'know',
      weight: way === 'up' ? 0.5 : 0.48,
      title: {
        key: `explain.${way}First`,
        values: { label: named(first), by: amount(printedReasons(explain)(first), explain.unit) },
      },
      account: reasons.map((reason) => reasonPhrase(reason, explain)),
      figure: FIGURE,
    },
  ];
}

/** "Monthly income, €700, lower than 87 in 100: +17.7 points." */
function reasonPhrase(reason: Contribution, explain: Explained): Phrase {
  const usual = usualness(reason, explain);
  return {
    key: usual === null ? 'explain.reason' : 'explain.reasonUsual',
    values: {
      label: named(reason),
      value: reasonValue(reason),
      by: signedAmount(printedReasons(explain)(reason), explain.unit),
      ...(usual === null ? {} : { usual }),
    },
  };
}

function baseline(explain: Explained): Finding[] {
  return [
    {
      id: 'explain.baseline',
      state: 'know',
      weight: 0.2,
      title: {
        key: 'explain.baseline',
        values: { base: level(explain.base, explain.unit), who: baselineName(explain) },
      },
      account: [{ key: `explain.methods.${explain.method}` }, ...insteadPhrase(explain), ...steadiness(explain)],
    },
  ];
}

function insteadPhrase({ instead }: Explained): Phrase[] {
  return instead === null ? [] : [{ key: `instead.${instead.reason}` }];
}

function steadiness({ stability, background }: Explained): Phrase[] {
  if (!isEstimated(stability) || background.kind === 'case') return [];
  return [
    {
      key: stability.sameFirst >= STEADY ? 'explain.steady' : 'explain.unsteady',
      values: { first: stability.sameFirst, top: stability.top, set: stability.sameTop },
    },
  ];
}

const STATES: Record<ExplainWarning['code'], [FindingState, number]> = {
  LOGGED_DIFFERS: ['act', 0.8],
  RUNTIME_GAP: ['watch', 0.45],
  UNSTABLE: ['watch', 0.4],
  OUT_OF_RANGE: ['watch', 0.38],
  UNSEEN_CATEGORY: ['watch', 0.37],
  SAMPLED: ['know', 0.3],
  CONVENTION: ['know', 0.3],
  MOVES_TOGETHER: ['know', 0.28],
  SMALL_BACKGROUND: ['know', 0.26],
  MISSING_VALUE: ['know', 0.24],
};

function reservation(explain: Explained, { code, columns, value }: ExplainWarning): Finding {
  const [state, weight] = STATES[code];
  return {
    id: `explain.limit.${code}`,
    state,
    weight,
    title: {
      key: `explain.limits.${code}`,
      values: {
        columns: listed(columns),
        count: code === 'SMALL_BACKGROUND' ? explain.background.rows : columns.length,
        rows: explain.background.rows,
        by: amount(value ?? 0, explain.unit),
        score: level(explain.score, explain.scoreUnit),
        logged: explain.logged === null ? '' : level(explain.logged, explain.scoreUnit),
      },
    },
    account: [],
  };
}
