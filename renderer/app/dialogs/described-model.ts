import type { Contract, Input } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/app-error.ts';

export type Described = NonNullable<Input<Contract['bundle.add']>['description']>;

/** What the engine still asks of a model that came without a description, and what can be answered. */
export type Asked = { missing: string[]; outputs: string[]; classes: string[]; columns: number };

/** What was typed, as it was typed. */
export type Typed = {
  name: string;
  version: string;
  task: Described['task'] | null;
  target: string;
  positive: string;
  features: string;
  score: string | null;
  kind: Described['kind'] | null;
  class: string | null;
  column: number | null;
  threshold: number | null;
};

export const NOTHING_TYPED: Typed = {
  name: '',
  version: '',
  task: null,
  target: '',
  positive: '',
  features: '',
  score: null,
  kind: null,
  class: null,
  column: null,
  threshold: null,
};

/** Null for every other fault. */
export function askedBy(fault: unknown): Asked | null {
  if (!(fault instanceof AppError) || fault.code !== 'BUNDLE_NO_MANIFEST') return null;
  const { all, outputs, classes, columns } = fault.details;
  if (!Array.isArray(all)) return null;
  const texts = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);
  return {
    missing: texts(all),
    outputs: texts(outputs),
    classes: texts(classes),
    columns: typeof columns === 'number' ? columns : 0,
  };
}

/** Once asked for, a question stays in sight, so that its answer can be changed. */
export function askedSoFar(before: Asked | null, now: Asked): Asked {
  return { ...now, missing: [...new Set([...(before?.missing ?? []), ...now.missing])] };
}

/** Only what was said: an empty field says nothing. */
export function describedBy(typed: Typed): Described {
  const { task, kind, column, threshold } = typed;
  const features = listedNames(typed.features);
  const isClass = task !== 'regression';
  return {
    ...filled({ name: typed.name, version: typed.version, target: typed.target, score: typed.score ?? '' }),
    ...(task === null || task === undefined ? {} : { task }),
    ...(isClass && typed.positive.trim() !== '' ? { positive: label(typed.positive) } : {}),
    ...(features.length > 0 ? { features } : {}),
    ...(isClass && kind !== null && kind !== undefined ? { kind } : {}),
    ...(isClass && typed.class !== null ? { class: label(typed.class) } : {}),
    ...(column === null ? {} : { column }),
    ...(isClass && threshold !== null ? { threshold } : {}),
  };
}

/** One name on each line; a single line may hold them between commas, semicolons or tabulators. */
export function listedNames(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const parts = lines.length === 1 ? (lines[0] ?? '').split(/[,;\t]/) : lines;
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function filled(texts: Record<'name' | 'version' | 'target' | 'score', string>): Partial<typeof texts> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => (text.trim() === '' ? [] : [[key, text.trim()]])),
  );
}

/** A label of a class: whole numbers are numbers. */
function label(text: string): string | number {
  const plain = text.trim();
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : plain;
}
