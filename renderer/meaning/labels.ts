import type { ColumnPart } from '#shared/domain/role.ts';
import type { Language } from '#shared/domain/language.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import type { Preview } from '#shared/contract/imports.ts';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { typesetText } from '#shared/words/words.ts';

export type Label = { value: string; label: string };

/** The values that outcomes, decisions and test groups are known to take, with the words people use for them. */
export type Labels = {
  outcome: Label[];
  decision: Label[];
  arm: Label[];
  /** Categories of the facts, by the name of the fact. */
  facts: ReadonlyMap<string, Label[]>;
};

export const NO_LABELS: Labels = { outcome: [], decision: [], arm: [], facts: new Map() };

export function labelText(labels: readonly Label[], value: string): string {
  return labels.find((one) => one.value === value)?.label ?? value;
}

/** A value of a column in the words that people use for it. */
export function valueText(labels: Labels, column: { name: string; part: ColumnPart }, value: string): string {
  switch (column.part) {
    case 'outcome':
      return labelText(labels.outcome, value);
    case 'decision':
    case 'applied_decision':
      return labelText(labels.decision, value);
    default:
      return labelText(labels.facts.get(column.name) ?? [], value);
  }
}

/** Of a project: what its rows hold, named by the bundle where there is one. */
export function projectLabels(overview: Overview | null, manifest: Manifest | null, language: Language): Labels {
  const decision = manifest?.decision;
  const decisions =
    decision === undefined
      ? []
      : decision.type === 'threshold'
        ? [decision.when_true, decision.when_false]
        : [decision.inside, decision.outside];
  const positive = overview?.positiveLabel ?? null;
  return {
    outcome: distinct([
      ...(manifest?.target.labels ?? []).map((one) => named(one, language)),
      ...(positive === null ? [] : [{ value: positive.value, label: positive.label[language] ?? positive.value }]),
    ]),
    decision: distinct([
      ...decisions.map((one) => named(one, language)),
      ...(overview?.decisions ?? []).map((one) => ({ value: one.decision, label: one.decision })),
    ]),
    arm: distinct((overview?.arms ?? []).map((one) => ({ value: one.arm, label: one.arm }))),
    facts: new Map(
      (manifest?.features ?? []).flatMap((feature) =>
        feature.categories === undefined ? [] : [[feature.name, feature.categories.map((one) => named(one, language))]],
      ),
    ),
  };
}

/** Of files that are about to be imported: what they write, under the values that the project will keep. */
export function previewLabels({ labels, recipe }: Pick<Preview, 'labels' | 'recipe'>): Labels {
  const of = (part: string): Label[] => {
    const values = recipe.columns.find((column) => column.part === part)?.values ?? {};
    return distinct((labels[part] ?? []).map((written) => ({ value: values[written] ?? written, label: written })));
  };
  return {
    outcome: of('outcome'),
    decision: distinct([...of('decision'), ...of('applied_decision')]),
    arm: of('arm'),
    facts: new Map(),
  };
}

type BundleLabel = { en?: string | undefined; fr?: string | undefined } | undefined;

type Labelled = { value: string | number | boolean; label?: BundleLabel };

function named({ value, label }: Labelled, language: Language): Label {
  return { value: String(value), label: labelIn(label, language) ?? String(value) };
}

/** A label of a bundle or a recipe as it is read: "Chaud : à appeler" holds together at its colon. */
export function labelIn(label: BundleLabel, language: Language): string | undefined {
  const text = label?.[language];
  return text === undefined ? undefined : typesetText(text, language);
}

function distinct(labels: readonly Label[]): Label[] {
  return labels.filter((one, index) => labels.findIndex((other) => other.value === one.value) === index);
}
