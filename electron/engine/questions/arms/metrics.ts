import type { Design, MetricDefinition } from '#shared/analyses/ab-test/design.ts';
import type { AbMetric } from '#shared/analyses/ab-test/schema.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { identifier, literal } from '../../db/sql.ts';
import { hasPart } from '../../ingest/log-columns.ts';
import type { QuestionContext } from '../question.ts';
import { leadingBundle } from '../../project/project-state.ts';
import { localText, sideLabels } from '../scored.ts';
import { conditionSql, expressionSql } from './metric-sql.ts';

/** A metric as SQL over the relation: a number, NULL where the case does not belong or is not known yet. */
export type AskedMetric = Pick<AbMetric, 'name' | 'label' | 'kind' | 'role' | 'currency' | 'known'> & {
  sql: string;
  /** Denominator of a ratio. */
  per: string | null;
  /** Known before the test. */
  covariate: string | null;
  /** Null while nobody said which way is the good one. */
  better: 'up' | 'down' | null;
  /** Whether a case without it may still get it. */
  isWaited: boolean;
  /** Values brought in at each end: the share, and the limits once the rows have told them. */
  winsorise: AbMetric['winsorised'] | { share: number } | null;
};

const TRUE_TEXTS = "('1', '1.0', 'true', 't', 'yes', 'y', 'oui', 'o')";

/** What the outcome is called that is counted, and whether more of it is better. */
export type OutcomeSaid = { positive: LocalText; betterOutcome: 'up' | 'down' | null };

type Known = Pick<QuestionContext, 'columns' | 'meaning' | 'bundles'>;

/** Metrics that the columns of the log make by themselves. */
function ownMetrics({ columns, meaning, bundles }: Known, { positive, betterOutcome }: OutcomeSaid): AskedMetric[] {
  const list: AskedMetric[] = [];
  const base = {
    label: {},
    role: 'secondary',
    currency: null,
    per: null,
    covariate: null,
    better: null,
    isWaited: false,
    winsorise: null,
  } as const;
  if (hasPart(columns, 'value'))
    list.push({
      ...base,
      name: 'value',
      known: '@value!=',
      kind: 'mean',
      currency: meaning.currency,
      sql: 'CASE WHEN isfinite(value) THEN value END',
      covariate: hasPart(columns, 'pre_value') ? 'CASE WHEN isfinite(pre_value) THEN pre_value END' : null,
      better: 'up',
      isWaited: true,
    });
  const canJudge = hasPart(columns, 'outcome') && (meaning.task === 'regression' || meaning.positive !== null);
  if (canJudge)
    list.push({
      ...base,
      name: 'outcome',
      known: '@outcome!=',
      kind: meaning.task === 'regression' ? 'mean' : 'rate',
      label: positive,
      better: betterOutcome,
      sql: 'outcome::DOUBLE',
      isWaited: true,
    });
  if (hasPart(columns, 'acted'))
    list.push({
      ...base,
      name: 'acted',
      known: '@acted!=',
      kind: 'rate',
      sql: `(lower(acted) IN ${TRUE_TEXTS})::INTEGER::DOUBLE`,
      better: 'up',
    });
  const { cutoff } = meaning;
  if (hasPart(columns, 'applied_decision') && cutoff !== null) {
    const side = cutoff.type === 'threshold' ? cutoff.whenTrue : cutoff.inside;
    list.push({
      ...base,
      name: 'decision',
      known: '@applied_decision!=',
      kind: 'rate',
      label: labelled(sideLabels(leadingBundle(bundles))(side), side),
      sql: `(applied_decision = ${literal(side)} OR lower(applied_decision) IN ${TRUE_TEXTS})::INTEGER::DOUBLE`,
    });
  }
  return list;
}

/**
 * The primary metric and the others, the primary first: what the design defines, then what the log holds by itself. Where nobody says which one
 * decides, the first one that the log holds does.
 *
 * @param asked `metric` is a name, or an expression
 * @throws AppError PARAMETER_INVALID, COLUMN_UNKNOWN, ROLE_UNKNOWN for an expression that cannot be read
 */
export function askedMetrics(
  context: Known,
  design: Design,
  { metric, ...said }: OutcomeSaid & { metric: string | undefined },
): AskedMetric[] {
  const own = ownMetrics(context, said);
  const defined = (design.metrics ?? []).map((one) => definedMetric(context, one));
  const known = [...defined, ...own.filter((one) => !defined.some(({ name }) => name === one.name))];
  // A measure that somebody adds decides nothing until somebody says so.
  const wanted = metric ?? design.metric ?? own[0]?.name ?? known[0]?.name;
  if (wanted === undefined) return [];
  const column = context.columns.find((one) => one.name === wanted);
  const primary =
    known.find(({ name }) => name === wanted) ??
    definedMetric(context, {
      name: wanted,
      expression: column === undefined ? wanted : identifier(wanted),
      ...(design.better === undefined ? {} : { better: design.better }),
    });
  const guards = new Set(design.guardrails?.map((one) => one.metric));
  const better = design.better ?? primary.better;
  return [
    { ...primary, role: 'primary', better },
    ...known
      .filter(({ name }) => name !== primary.name)
      .map((one): AskedMetric => ({ ...one, role: guards.has(one.name) ? 'guardrail' : 'secondary' })),
  ];
}

function definedMetric(context: Known, definition: MetricDefinition): AskedMetric {
  const { sql, isCondition } = expressionSql(context, definition.expression);
  const within = definition.population === undefined ? null : conditionSql(context, definition.population);
  const limited = (one: string): string => (within === null ? one : `CASE WHEN ${within} THEN ${one} END`);
  const per = definition.per === undefined ? null : limited(expressionSql(context, definition.per).sql);
  const column = context.columns.find((one) => one.name === definition.name);
  const kind = per !== null ? 'ratio' : isCondition ? 'rate' : 'mean';
  const isMoney = definition.money ?? column?.part === 'value';
  if (kind !== 'mean' && definition.winsorise !== undefined) throw onlyForMeans(definition, 'winsorise');
  if (kind === 'rate' && definition.money === true) throw onlyForMeans(definition, 'money');
  return {
    name: definition.name,
    label: localText(column?.label),
    kind,
    known: null,
    role: 'secondary',
    currency: isMoney ? context.meaning.currency : null,
    sql: limited(sql),
    per,
    covariate: definition.covariate === undefined ? null : expressionSql(context, definition.covariate).sql,
    better: definition.better ?? null,
    isWaited: false,
    winsorise: definition.winsorise === undefined ? null : { share: definition.winsorise },
  };
}

function onlyForMeans({ name }: MetricDefinition, key: 'winsorise' | 'money'): AppError {
  return new AppError('PARAMETER_INVALID', `${key} of ${name}, which is no mean`, {
    key,
    found: name,
    expected: key === 'money' ? 'a mean or a ratio of sums' : 'a mean',
  });
}

/** The label, or the text of the log in every language. */
export function labelled(label: LocalText, otherwise: string): LocalText {
  return label.en === undefined && label.fr === undefined ? { en: otherwise, fr: otherwise } : label;
}
