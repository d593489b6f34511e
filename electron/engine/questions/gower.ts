import type { Difference, SimilarCase, ToldFact } from '#shared/analyses/similar/schema.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import type { LocalText } from '#shared/domain/language.ts';
import type { Parameter } from '../db/connection.ts';
import { identifier } from '../db/sql.ts';
import type { CaseRow } from '../explain/case-row.ts';
import { categoryLabel, flagShown } from '../explain/member-values.ts';
import { columnOf, featureSql } from '../explain/log-rows.ts';
import { storedType } from '../ingest/log-columns.ts';
import { isText } from '../models/feature-sql.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { QuestionContext } from './question.ts';
import { localText } from './scored.ts';

/** A fact by which cases are compared, with the value of the case at hand. */
export type ComparedFact = {
  name: string;
  label: LocalText;
  feature: ManifestFeature | null;
  /** The fact in the relation: a number, or a text. */
  sql: string;
  own: number | string | null;
  /** From the lowest to the highest value of the log; null for a text. */
  range: number | null;
};

const TOLD = 3;

type Value = number | string | boolean | null;

/** The facts that the model reads and the log holds; without a model, every fact of the log. */
export async function comparedFacts(context: QuestionContext, { where }: CaseRow): Promise<ComparedFact[]> {
  const { db, columns, bundles } = context;
  const bundle = leadingBundle(bundles);
  const facts =
    bundle === null
      ? columns
          .filter(({ part }) => part === 'feature')
          .map((column) => ({
            name: column.name,
            label: localText(column.label),
            feature: null,
            sql: identifier(column.column),
            isNumber: storedType(column) === 'DOUBLE',
          }))
      : bundle.manifest.features
          .filter((feature) => columnOf(feature, columns) !== null)
          .map((feature) => ({
            name: feature.name,
            label: localText(feature.label),
            feature,
            sql: featureSql(feature, columns),
            isNumber: !isText(feature),
          }));
  if (facts.length === 0) return [];
  const own = await db.columns(
    `SELECT ${facts.map(({ sql }) => sql).join(', ')} FROM prediction WHERE ${where.sql} LIMIT 1`,
    where.values,
  );
  const ranges = await db.columns(
    `SELECT ${facts.map(({ sql, isNumber }) => (isNumber ? `(max(${sql}) - min(${sql}))::DOUBLE` : 'NULL')).join(', ')} FROM prediction`,
  );
  return facts.map(({ isNumber, ...fact }, at) => ({
    ...fact,
    own: (own.values[at]?.[0] ?? null) as number | string | null,
    range: isNumber ? Number(ranges.values[at]?.[0] ?? 0) : null,
  }));
}

/**
 * Mean over the facts of |value - own| / range for numbers, of 0 or 1 for texts. A value that is missing on one side only
 * counts 1, on both sides 0; a number that never varies counts 0.
 *
 * Source: Gower 1971, Biometrics 27:857, with missing values as a value of their own.
 */
export function distanceSql(facts: readonly ComparedFact[]): { sql: string; values: Parameter[] } {
  const values: Parameter[] = [];
  const parts = facts.map(({ sql, own, range }) => {
    if (own === null) return `(CASE WHEN ${sql} IS NULL THEN 0 ELSE 1 END)`;
    values.push(own);
    if (range === null) return `(CASE WHEN ${sql} IS NOT DISTINCT FROM ?::VARCHAR THEN 0 ELSE 1 END)`;
    return range > 0
      ? `coalesce(abs(${sql} - ?::DOUBLE) / '${range}'::DOUBLE, 1)`
      : `(CASE WHEN ${sql} IS NOT DISTINCT FROM ?::DOUBLE THEN 0 ELSE 1 END)`;
  });
  return { sql: `((${parts.join(' + ')}) / '${facts.length}'::DOUBLE)`, values };
}

/** The facts on which another case differs: how many, and those that make most of the distance. */
export function differencesFrom(
  facts: readonly ComparedFact[],
  valueAt: (fact: number) => Value,
): { count: number; largest: Difference[] } {
  const differing = facts
    .map((fact, at) => ({ fact, value: valueAt(at), weight: partOf(fact, valueAt(at)) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.fact.name < b.fact.name ? -1 : 1));
  return {
    count: differing.length,
    largest: differing.slice(0, TOLD).map(({ fact, value }) => difference(fact, value)),
  };
}

function partOf({ own, range }: ComparedFact, value: Value): number {
  if (own === null || value === null) return own === value ? 0 : 1;
  if (range === null || range === 0) return String(own) === String(value) ? 0 : 1;
  return Math.abs(Number(value) - Number(own)) / range;
}

function difference(fact: ComparedFact, value: Value): Difference {
  const { value: shown, label } = toldValue(fact, value);
  return { ...toldFact(fact), value: shown, valueLabel: label };
}

/** A fact in the words of the bundle, with the value of the case at hand. */
export function toldFact(fact: ComparedFact): ToldFact {
  const { name, label, feature, own } = fact;
  const told = toldValue(fact, own);
  return {
    feature: name,
    label,
    own: told.value,
    ownLabel: told.label,
    unit: localText(feature?.unit ?? undefined),
    ...(feature?.format === undefined ? {} : { format: feature.format }),
  };
}

/** A value of a fact in the words of the bundle. */
export function toldValue({ feature }: ComparedFact, value: Value): SimilarCase['values'][number] {
  return feature === null
    ? { value, label: {} }
    : { value: flagShown(feature, value), label: categoryLabel(feature, value) };
}
