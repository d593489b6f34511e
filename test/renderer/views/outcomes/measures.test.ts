import { describe, expect, it } from 'vitest';
import { EMPTY_MEANING } from '#shared/mapping/recipe.ts';
import type { LogColumn } from '#shared/contract/projects.ts';
import {
  definitionOf,
  EMPTY_DRAFT,
  groupable,
  measurable,
  measureText,
} from '#renderer/views/outcomes/ab/settings/measures.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const column = (name: string, part: LogColumn['part'], kind: LogColumn['kind'] = 'number'): LogColumn => ({
  column: name,
  name,
  part,
  kind,
  label: {},
  description: {},
  unit: null,
  sensitivity: 'none',
});
const known = {
  columns: [
    column('id', 'prediction_id', 'text'),
    column('at', 'prediction_time', 'time'),
    column('ended', 'outcome', 'text'),
    column('gain', 'value'),
    column('say "days"', 'feature'),
    column('town', 'audit', 'text'),
  ],
  meaning: { ...EMPTY_MEANING, task: 'binary_classification' as const },
};
const words = windowWords('en');

describe('a measure described in fields', () => {
  it('offers numbers and texts, never identifiers or instants', () => {
    expect(measurable(known).map(({ column: { name }, type }) => `${name} ${type}`)).toEqual([
      'ended text',
      'gain number',
      'say "days" number',
      'town text',
    ]);
    expect(groupable(known).map(({ name }) => name)).toEqual(['say "days"', 'town']);
  });

  it.each([
    [
      { kind: 'rate' as const, column: 'town', operator: '=' as const, value: "L'Isle" },
      { expression: `"town" = 'L''Isle'`, better: 'up' },
      "share of the cases where town is L'Isle",
    ],
    [
      { kind: 'rate' as const, column: 'say "days"', operator: '<=' as const, value: '-1 200,5' },
      { expression: `"say ""days""" <= -1200.5`, better: 'up' },
      'share of the cases where say "days" is at most −1200.5',
    ],
    [
      { kind: 'mean' as const, column: 'gain', money: true, winsorise: true },
      { expression: '@value', better: 'up', money: true, winsorise: 0.001 },
      'average of Gain or value',
    ],
    [
      { kind: 'ratio' as const, column: 'gain', per: 'say "days"', better: 'down' as const },
      { expression: '@value', per: `"say ""days"""`, better: 'down' },
      'total of Gain or value divided by total of say "days"',
    ],
  ])('%j', (fields, definition, said) => {
    const told = definitionOf({ ...EMPTY_DRAFT, name: ' mine ', ...fields }, known);
    expect(told).toEqual({ name: 'mine', ...definition });
    expect(measureText(told!, known, words)).toBe(said);
  });

  it.each([
    { name: '' },
    { column: 'town' },
    { column: null },
    { kind: 'rate' as const, value: '' },
    { kind: 'rate' as const, value: '1e5' },
    { kind: 'ratio' as const },
  ])('is not complete with %j', (fields) => {
    expect(definitionOf({ ...EMPTY_DRAFT, name: 'mine', column: 'gain', ...fields }, known)).toBeNull();
  });

  it('shows what was written by hand as it was written', () => {
    const expression = 'abs("gain" - 3) <= 2';
    expect(measureText({ name: 'x', expression }, known, words)).toBe(`share of the cases where ${expression}`);
  });
});
