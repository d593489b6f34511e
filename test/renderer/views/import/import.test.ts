import { describe, expect, it } from 'vitest';
import type { Guess, Preview } from '#shared/contract/imports.ts';
import { EMPTY_MEANING } from '#shared/mapping/recipe.ts';
import { EMPTY_DRAFT } from '#renderer/state/import-draft.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';
import { checkInput, mayBeLinked, previewInput, questionsOf } from '#renderer/views/import/import-input.ts';
import { dateText, partOptions, sortedGuesses, understood } from '#renderer/views/import/roles.ts';
import { stepTexts } from '#renderer/views/import/step-texts.ts';
import { projectSummary } from '#test/support/project-summary.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const en = windowWords('en');
const fr = windowWords('fr');
const file = { grant: 'g1', name: 'june.csv', kind: 'log' as const, bytes: 10, modifiedAt: null };
const draft: ImportDraft = { ...EMPTY_DRAFT, files: [file] };

const guess = (change: Partial<Guess>): Guess => ({
  name: 'x',
  part: 'feature',
  as: null,
  kind: 'text',
  confidence: 'sure',
  why: { key: 'mapping.why.name', values: { distinct: 4, missing: 0, rows: 4 } },
  alternatives: [],
  samples: [],
  ...change,
});

const preview: Preview = {
  files: [],
  guesses: [
    guess({ name: 'fact' }),
    guess({ name: 'score', part: 'score' }),
    guess({ name: 'likely', confidence: 'likely' }),
    guess({ name: 'resultat', part: 'outcome', confidence: 'ask' }),
  ],
  questions: [
    { key: 'dates', mandatory: true, role: null, columns: ['at'], choices: [], option: '' },
    { key: 'positive', mandatory: false, role: null, columns: ['resultat'], choices: ['oui', 'non'], option: '' },
  ],
  recipe: {
    tribune: 'recipe/1',
    name: 'june.csv',
    reading: { dates: 'day-first', timezone: null, sheet: null },
    columns: [{ name: 'fact', part: 'feature', kind: 'text', as: 'Job', label: { en: 'Type of job' } }],
    meaning: EMPTY_MEANING,
  },
  knownRecipe: null,
  labels: {},
  bundle: null,
  meaningKnown: false,
};

describe('what the engine is asked', () => {
  it('is nothing before a file is chosen', () => expect(previewInput('p1', EMPTY_DRAFT)).toBeNull());

  it('carries only what the person chose and said', () => {
    expect(previewInput('p1', draft)).toEqual({ project: 'p1', files: ['g1'] });
    expect(previewInput('p1', { ...draft, said: { dates: 'day-first' }, link: true })).toEqual({
      project: 'p1',
      files: ['g1'],
      link: true,
      said: { dates: 'day-first' },
    });
  });

  it('is checked with the answers over what was understood', () => {
    const input = checkInput(
      preview,
      { ...draft, meaning: { positive: 'oui' }, recipeName: ' monthly ' },
      projectSummary(),
    );
    expect(input.recipe.meaning.positive).toBe('oui');
    expect(input.recipe.name).toBe('monthly');
  });

  it('keeps the meaning of the project for a file of outcomes alone', () => {
    const meaning = { ...EMPTY_MEANING, positive: 'bad' };
    const input = checkInput(null, { ...EMPTY_DRAFT, outcomes: file }, projectSummary({ meaning }));
    expect(input).toMatchObject({ files: [], outcomes: 'g1', recipe: { columns: [], meaning: { positive: 'bad' } } });
  });
});

describe('linking', () => {
  it('is for Parquet files and folders only', () => {
    expect(mayBeLinked(draft)).toBe(false);
    expect(
      mayBeLinked({
        files: [
          { ...file, name: 'june.parquet' },
          { ...file, kind: 'folder', name: 'logs' },
        ],
      }),
    ).toBe(true);
    expect(mayBeLinked({ files: [] })).toBe(false);
  });
});

describe('columns', () => {
  it('that need an answer come first, then parts of their own before facts', () => {
    const { toConfirm, recognised } = sortedGuesses(preview.guesses);
    expect(toConfirm.map(({ name }) => name)).toEqual(['resultat', 'likely']);
    expect(recognised.map(({ name }) => name)).toEqual(['score', 'fact']);
  });

  it('offer each part once, likely ones in front', () => {
    const groups = partOptions({ alternatives: ['arm'] }, en) as { group: string; items: { value: string }[] }[];
    const all = groups.flatMap(({ items }) => items.map(({ value }) => value));
    expect(all[0]).toBe('arm');
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(30);
  });

  it('say what was understood of them', () => {
    expect(understood(guess({ name: 'fact', as: 'Job' }), preview, en)).toBe('the fact “Type of job”');
    const id = guess({
      part: 'prediction_id',
      why: { key: 'mapping.why.name', values: { distinct: 4, missing: 0, rows: 4 } },
    });
    expect(understood(id, preview, en)).toBe('by its name; unique, kept as text');
  });

  it('say how a date was read when it could be read otherwise', () => {
    expect(dateText('05/06/2025', 'day-first', fr)).toBe('lue jour d’abord\u00a0: 5 juin 2025');
    expect(dateText('05/06/2025', 'month-first', en)).toBe('read month first: 6 May 2025');
    expect(dateText('05/06/2025', null, en)).toBeNull();
    expect(dateText('05/06/25 10:00', 'day-first', en)).toBe('read day first: 5 June 2025');
    expect(dateText('45660.25', null, en)).toBe('a count of days, as Excel keeps dates: 3 January 2025');
    expect(dateText('2025-06-05T10:00', null, en)).toBe('begins on 5 June 2025');
    expect(dateText('5. Juni 2025', null, en)).toBe('begins on 5 June 2025');
    expect(dateText('jeu. 5 juin 2025 à 10h05', null, fr)).toMatch(/5 juin 2025$/);
  });
});

describe('the steps', () => {
  const context = { draft, preview, check: null, forOutcomes: false, isFailed: false, project: projectSummary() };

  it('ask each question where it belongs', () => {
    expect(questionsOf(preview, 'roles').map(({ key }) => key)).toEqual(['dates']);
    expect(questionsOf(preview, 'meaning').map(({ key }) => key)).toEqual(['positive']);
  });

  it('do not call nothing open what a question waits for', () => {
    const texts = stepTexts({ ...context, step: 1, preview: { ...preview, guesses: [] } }, en);
    expect(texts.verdict).toBe('Tribune recognised 0 columns of 0. One question is open.');
  });

  it('do not go on over a mandatory question, and say why', () => {
    expect(stepTexts({ ...context, step: 1 }, en)).toMatchObject({
      verdict: 'Tribune recognised 2 columns of 4. Two await your agreement.',
      off: 'One question must be answered first.',
    });
    expect(stepTexts({ ...context, step: 2 }, en).off).toBeNull();
  });

  it('show what the project means once it says so, whatever its recipe said before', () => {
    const project = projectSummary({ meaning: { ...EMPTY_MEANING, positive: 'bad' } });
    const known = stepTexts({ ...context, project, step: 2, preview: { ...preview, meaningKnown: true } }, en);
    expect(known.verdict).toContain('“bad”');
    expect(known.lead).toBe(
      'The project says so already, and reads this file the same way. Data, “Meaning”, changes it.',
    );
    expect(stepTexts({ ...context, project, step: 2 }, en).lead).toMatch(/^Taken from the bundle/);
  });

  it('say what a check found', () => {
    const one = { name: 'june.csv', kind: 'log' as const, state: 'read' as const, read: 10, reasons: [], notes: [] };
    const report = {
      rows: 10,
      period: { from: '2025-06-01', to: '2025-06-30' },
      outcomes: { known: 3, positive: null },
      missing: [],
      locked: [],
      kept: [],
    };
    const told = (accepted: number, rejected: number): string =>
      stepTexts(
        { ...context, step: 3, check: { ...report, files: [{ ...one, accepted, rejected, duplicates: 0 }] } },
        en,
      ).verdict;
    expect(told(10, 0)).toBe('All 10 rows will come in.');
    expect(told(9, 1)).toBe('9 rows will come in; one is set aside.');
    expect(told(0, 10)).toBe('No new row comes in; 10 are set aside.');
  });
});
