import { describe, expect, it } from 'vitest';
import { EMPTY_MEANING } from '#shared/mapping/recipe.ts';
import { NO_LABELS } from '#renderer/meaning/labels.ts';
import { caseGroups, cellWords, shownColumns } from '#renderer/views/cases/case-columns.ts';
import { casesVerdict } from '#renderer/views/cases/cases-verdict.ts';
import { listName } from '#renderer/views/cases/list-name.ts';
import { logColumn, projectSummary } from '#test/support/project-summary.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const en = windowWords('en');
const fr = windowWords('fr');
const project = projectSummary({
  meaning: { ...EMPTY_MEANING, currency: 'EUR', arms: { treatment: 'T', control: 'C', expectedShareTreatment: null } },
});
const context = { project, labels: { ...NO_LABELS, outcome: [{ value: 'bad', label: 'Payment default' }] } };

describe('the list of cases', () => {
  it('says how many it holds and what they have in common', () => {
    const asked = { total: 8980, search: '', cohort: null, selection: {}, project, labels: NO_LABELS };
    expect(casesVerdict(asked, en)).toBe('8,980 cases are in the log, January to June 2025.');
    expect(casesVerdict({ ...asked, total: 1, selection: { where: ['@outcome=bad'] } }, en)).toBe(
      'In one case of 8,980, outcome is “bad”.',
    );
    const two = { ...asked, total: 1204, selection: { where: ['@outcome=bad', '@score=[0.2,0.3)', '@arm='] } };
    expect(casesVerdict(two, en)).toBe(
      'In 1,204 cases of 8,980, outcome is “bad”, score is from 0.2 to under 0.3 and “Group of the test” is not filled in.',
    );
    expect(casesVerdict(two, fr).replaceAll('\u00a0', ' ')).toBe(
      '1 204 dossiers sur 8 980 : résultat « bad », score de 0,2 à moins de 0,3 et « Groupe de l’essai » sans valeur.',
    );
    expect(casesVerdict({ ...asked, total: null, isStopped: true }, en)).toBe(
      'The cases were not looked for to the end.',
    );
    expect(casesVerdict({ ...asked, total: 0, search: 'Q7' }, fr)).toBe('0 dossier répond à «\u00a0Q7\u00a0».');
  });

  it('says all that it was narrowed by, in the sentence and above it', () => {
    const selection = { where: ['Job=freelance'], period: '2025-03', version: '2.0.0' };
    const asked = { total: 12, search: 'P25', cohort: 'Near the cut-off', selection, project, labels: NO_LABELS };
    expect(casesVerdict(asked, en)).toBe(
      '12 cases of 8,980 are left: in the cohort “Near the cut-off”, type of job is “freelance”, from March 2025, by version 2.0.0, matching “P25”.',
    );
    expect(listName(asked, en)).toBe(
      'Near the cut-off · Type of job: freelance · March 2025 · Model 2.0.0 · matching “P25”',
    );
    expect(casesVerdict({ ...asked, search: '', selection: {} }, fr).replaceAll('\u00a0', ' ')).toBe(
      '12 dossiers sur 8 980 sont dans le groupe « Near the cut-off ».',
    );
    expect(listName({ ...asked, search: '', cohort: null, selection: {} }, en)).toBeNull();
  });

  it('shows what happened first, and a few facts', () => {
    const shown = shownColumns(project, ['x_job', 'outcome_label', 'score'], en);
    expect(shown.map(({ id }) => id)).toEqual(['outcome_label', 'score', 'x_job']);
  });
});

describe('a value of a case', () => {
  const word = (
    value: string | number | null,
    part: 'score' | 'outcome' | 'arm' | 'value',
    kind: 'text' | 'number',
  ): string => cellWords(value, logColumn({ name: 'c', part, kind }), context, en);

  it('is written as people read it', () => {
    expect(word(0.1, 'score', 'number')).toBe('10.0%');
    expect(word('bad', 'outcome', 'text')).toBe('Payment default');
    expect(word('T', 'arm', 'text')).toBe('Follows the model');
    expect(word(-6847.12, 'value', 'number')).toBe('\u2212\u2060€6,847');
    expect(word(null, 'score', 'number')).toBe('');
  });

  it('dates keep the clock as it was written', () => {
    const time = logColumn({ name: 'at', part: 'prediction_time', kind: 'time' });
    expect(cellWords('2025-03-26T15:40:00', time, context, en)).toBe('26\u00a0Mar\u00a02025, 15:40');
  });
});

describe('all that the log says of a case', () => {
  it('says so where a value is missing', () => {
    const line = { index: 0, names: ['score', 'x_job'], value: (name: string) => (name === 'score' ? 0.5 : null) };
    const [trace, facts] = caseGroups(line, context, en);
    expect(trace?.pairs).toEqual([{ name: 'Score', value: '50.0%' }]);
    expect(facts?.pairs).toEqual([{ name: 'Type of job', value: 'not filled in' }]);
  });
});
