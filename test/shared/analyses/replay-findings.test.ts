import { describe, expect, it } from 'vitest';
import { figures } from '#shared/analyses/replay/figures.ts';
import { findings } from '#shared/analyses/replay/findings.ts';
import type { Replay } from '#shared/analyses/replay/schema.ts';
import { words } from '#shared/analyses/replay/words.ts';
import { createWords } from '#shared/words/words.ts';
import { counts, DOLLARS, replay } from './model-doubles.ts';

const said = (result: Replay, language: 'en' | 'fr' = 'en'): string[] => {
  const { say } = createWords(language, [words]);
  return findings(result).map((one) => [one.title, ...one.account].map(say).join(' '));
};
const proven = replay({ verdicts: counts({ identical: 6000, withinTolerance: 2980 }), mismatchCount: 0 });

describe('what a replay says', () => {
  it('says how many scores were found again and how close, never that a model is valid', () => {
    expect(said(proven)[0]).toBe(
      'All 8,980 scores were found again by running the model. The largest difference among them is 0.00000012. 6,000 are identical to the last digit.',
    );
    expect(findings(proven)[0]).toMatchObject({ state: 'holds' });
    expect(said(proven, 'fr')[0]).toContain('0,00000012');
    expect(said(proven).join(' ')).not.toMatch(/\bvalid/i);
    const dollars = replay({
      ...proven,
      unit: DOLLARS,
      tolerance: { value: 1e-5, relative: true },
      maxDifferenceWithin: 0.31,
    });
    expect(said(dollars)[0]).toContain('The largest difference among them is $0.31.');
  });

  it('calls for an act where scores differ, and says whether a decision would be another', () => {
    const [, beyond] = said(replay());
    expect(beyond).toBe(
      '8 logged scores differ from the score that the model gives when it is run again. For 5 of them the decision would be another. So few suggest that the log or its facts were changed after scoring; each one is listed.',
    );
    const same = replay({ verdicts: counts({ identical: 8972, sameDecision: 8 }) });
    expect(said(same)[1]).toContain('No decision would be another.');
    expect(said(replay({ ...same, cutoff: null }))[1]).not.toContain('decision');
  });

  it('suspects the conversion of the model before the log when many differ', () => {
    const many = replay({ verdicts: counts({ identical: 4980, mismatch: 4000 }), mismatchCount: 4000 });
    expect(said(many)[1]).toContain('not converted faithfully');
  });

  it('counts decisions that do not follow from their score', () => {
    expect(said(replay({ decisionContradictCount: 1 })).at(-1)).toBe(
      'One decision does not follow from its score and the cut-off. 8,980 decisions were checked.',
    );
    expect(said(replay()).at(-1)).toBe('All 8,980 decisions follow from their scores and the cut-off.');
    expect(said(replay({ decisionsChecked: 0 })).join(' ')).not.toContain('decisions follow');
  });

  it('says what could not be run again and why, and where to bring the model', () => {
    const none = replay({
      verdicts: counts({ notReplayable: 8980 }),
      mismatchCount: 0,
      notReplayable: [{ reason: 'NO_BUNDLE', version: '1.0.0', rows: 8980, columns: [] }],
      maxDifferenceWithin: null,
      decisionsChecked: 0,
    });
    expect(said(none)).toEqual([
      'None of the 8,980 scores could be run again.',
      '8,980 scores could not be run again. No model bundle of version 1.0.0 is stored in the project, so it cannot be run.',
    ]);
    expect(findings(none).at(-1)?.link).toMatchObject({ page: 'data', focus: 'models' });
  });

  it('states a draw with its seed, and nothing of an empty selection', () => {
    const drawn = replay({ ...proven, sample: { rows: 8980, of: 2_000_000, seed: 42 } });
    expect(said(drawn)[0]).toContain('A draw of 8,980 rows out of 2,000,000, with seed 42.');
    expect(said(replay({ checked: 0 }))).toEqual([]);
  });
});

describe('the figure of a replay', () => {
  it('counts rows by verdict; the verdicts add up to the rows looked at', () => {
    const [figure] = figures(replay());
    expect(figure?.marks.map((mark) => [mark.label, mark.value, mark.emphasis])).toEqual([
      ['identical', 6000, undefined],
      ['withinTolerance', 2972, undefined],
      ['sameDecision', 3, undefined],
      ['mismatch', 5, 'act'],
    ]);
    expect(figure?.marks.reduce((sum, mark) => sum + (mark.value ?? 0), 0)).toBe(8980);
    expect(figure?.table.rows).toEqual([['2.0.0', 8980, 6000, 2972, 0, 3, 5, 0]]);
    expect(figures(replay({ checked: 0 }))).toEqual([]);
  });

  it('calls each verdict the same in the figure and in the table', () => {
    const result = replay({
      verdicts: counts({
        identical: 1,
        withinTolerance: 1,
        sameDecision: 1,
        fragile: 1,
        mismatch: 1,
        notReplayable: 1,
      }),
    });
    for (const language of ['en', 'fr'] as const) {
      const { t } = createWords(language, [words]);
      for (const mark of figures(result)[0]?.marks ?? [])
        expect(mark.name?.text[language]).toBe(t(`replay.verdicts.${mark.label}`).replaceAll('\u00a0', ' '));
    }
  });
});
