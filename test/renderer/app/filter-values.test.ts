import { describe, expect, it } from 'vitest';
import { filterColumns, knownValues } from '#renderer/app/filter-values.ts';
import { logColumn, projectSummary } from '#test/support/project-summary.ts';

describe('what can be filtered', () => {
  it('is neither a score, nor a time, nor free text', () => {
    const names = filterColumns([
      ...projectSummary().columns,
      logColumn({ name: 'at', part: 'prediction_time', kind: 'time' }),
      logColumn({ name: 'note', part: 'text' }),
    ]).map((column) => column.name);
    expect(names).toEqual(['prediction_id', 'outcome', 'Job']);
  });

  it('offers nothing where nothing is known, so that a value is typed', () => {
    expect(knownValues(logColumn({ name: 'Job', part: 'feature' }), null, null, 'en')).toEqual([]);
  });
});
