import { EMPTY_FRAMING } from '#shared/contract/projects.ts';
import type { LogColumn, ProjectSummary } from '#shared/contract/projects.ts';
import { EMPTY_MEANING } from '#shared/mapping/recipe.ts';

export function logColumn(change: Partial<LogColumn> & Pick<LogColumn, 'name' | 'part'>): LogColumn {
  return {
    column: change.name,
    kind: 'text',
    label: {},
    description: {},
    unit: null,
    sensitivity: 'none',
    ...change,
  };
}

/** A credit project as the engine sums it up, with what a test changes. */
export function projectSummary(change: Partial<ProjectSummary> = {}): ProjectSummary {
  return {
    id: 'p1',
    name: 'Consumer credit',
    fileName: 'credit.tribune',
    language: 'en',
    readOnly: false,
    sealed: false,
    example: false,
    state: 4,
    rows: 8980,
    period: { from: '2025-01-01', to: '2025-06-30' },
    months: ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'],
    versions: ['2.0.0'],
    meaning: EMPTY_MEANING,
    framing: EMPTY_FRAMING,
    sources: [],
    columns: [
      logColumn({ name: 'prediction_id', part: 'prediction_id', column: 'case_id' }),
      logColumn({ name: 'score', part: 'score', kind: 'number' }),
      logColumn({ name: 'outcome', part: 'outcome', column: 'outcome_label' }),
      logColumn({ name: 'Job', part: 'feature', column: 'x_job', label: { en: 'Type of job', fr: 'Type d’emploi' } }),
    ],
    bundles: [],
    notices: [],
    ...change,
  };
}
