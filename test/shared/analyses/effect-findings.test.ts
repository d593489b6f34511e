import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figures } from '#shared/analyses/effect/figures.ts';
import { findings } from '#shared/analyses/effect/findings.ts';
import type { Effect, EffectComputed, EffectPoint } from '#shared/analyses/effect/schema.ts';
import { shapeOf } from '#shared/analyses/effect/shape.ts';
import { words } from '#shared/analyses/effect/words.ts';
import { createWords } from '#shared/words/words.ts';
import { DOLLARS, effect, player } from './model-doubles.ts';

const said = (result: Effect, language: 'en' | 'fr' = 'en'): string[] => {
  const { say } = createWords(language, [words]);
  return findings(result).map((one) => [one.title, ...one.account].map(say).join(' '));
};
const line = (...ys: number[]): EffectPoint[] =>
  ys.map((y, at) => ({ x: at * 100, label: {}, y, density: 1 / ys.length, grey: false }));
const jobs: Partial<EffectComputed> = {
  feature: 'Job',
  label: player('Job').label,
  featureUnit: {},
  ordered: false,
  kind: 'pdp',
  range: null,
  points: [
    { x: 'fixed', label: { en: 'Permanent', fr: 'CDI' }, y: 0.25, density: 0.7, grey: false },
    { x: 'freelance', label: { en: 'Freelance', fr: 'Indépendant' }, y: 0.4, density: 0.295, grey: false },
    { x: 'others', label: {}, y: 0.9, density: 0.005, grey: true },
  ],
};

describe('what an effect says', () => {
  it('says how far the score goes where cases are, and leaves the grey ends out', () => {
    expect(said(effect())[0]).toMatch(/^Monthly income: from €500 to €4,000, the score falls by 25\.0 points\./);
    expect(said(effect(), 'fr')[0]).toContain('de 500\u00a0€ à 4\u00a0000\u00a0€, le score baisse de 25,0 points');
    const greyAt = (...xs: number[]): Partial<EffectComputed> => ({
      range: [300, 3500],
      points: effect().points.map((point) => ({ ...point, grey: xs.includes(point.x as number) })),
    });
    const [first, last] = [60, 4000];
    expect(said(effect(greyAt(first)))[1]).toMatch(/^Below €300 there is hardly anybody/);
    expect(said(effect(greyAt(last)))[1]).toMatch(/^Above €3,500 there is hardly anybody/);
    expect(said(effect(greyAt()))).toHaveLength(1);
    expect(said(effect(greyAt(first, last)))[1]).toBe(
      'Below €300 and above €3,500 there is hardly anybody: there the curve is a guess.',
    );
  });

  it('gives levels for a mean curve and changes for the curve of small steps', () => {
    const mean = effect({ kind: 'pdp', points: line(0.2, 0.3, 0.4) });
    expect(said(mean)[0]).toContain('the mean score goes from 20.0% to 40.0%.');
    expect(said(effect({ points: line(-0.1, 0, 0.1) }))[0]).toContain('the score rises by 20.0 points');
  });

  it('names the extremes of a curve that turns, and says when there is hardly any effect', () => {
    expect(said(effect({ points: line(0, 0.1, 0) }))[0]).toMatch(
      /the score is highest at €100 and lowest at €0, 10\.0 points apart/,
    );
    expect(said(effect({ points: line(0, 0.001, 0) }))[0]).toContain('hardly moves the score: by 0.1 points at most');
    const dollars = effect({ unit: DOLLARS, mean: 180_000, points: line(0, 200, 0) });
    expect(said(dollars)[0]).toContain('hardly moves the score: by $200 at most');
  });

  it('compares categories by their mean score, in their words, and not the rare ones', () => {
    expect(said(effect(jobs))[0]).toMatch(
      /^Type of job: the mean score goes from 25\.0% for “Permanent” to 40\.0% for “Freelance”\./,
    );
  });

  it('warns of a mean over cases that nobody has seen', () => {
    const movesWith = [{ feature: 'Price', label: player('Price').label, strength: 0.8 }];
    expect(findings(effect({ movesWith, kind: 'pdp' })).at(-1)).toMatchObject({ state: 'watch' });
    expect(said(effect({ movesWith })).at(-1)).toContain('keeps each case near its own values');
  });

  it('says why there is none', () => {
    const refused: Effect = {
      ok: false,
      reason: 'CONSTANT_COLUMN',
      version: '2.0.0',
      columns: [],
      rows: 10,
      feature: 'Job',
    };
    expect(said(refused)[0]).toContain('the same value everywhere');
    expect(said(effect({ points: line(0.1) }))[0]).toContain('too few different values');
  });
});

describe('the shape of a curve', () => {
  it('keeps its way however it is stretched, and turns when it is turned', () => {
    const ys = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(ys, (values) => {
        const way = shapeOf(effect({ points: line(...values) }))?.way;
        const turned = shapeOf(effect({ points: line(...values.map((y) => -y)) }))?.way;
        expect(turned).toBe(way === 'up' ? 'down' : way === 'down' ? 'up' : way);
      }),
    );
  });
});

describe('the figure of an effect', () => {
  it('is a curve with its density and the part where cases are', () => {
    const [figure] = figures(effect());
    expect(figure).toMatchObject({ kind: 'curve', valueFormat: 'points', seen: [300, 5000] });
    expect(figure?.density?.map((one) => one.share)).toEqual([0.01, 0.29, 0.4, 0.3]);
    expect(figure?.table.rows[1]).toEqual([500, 0.15, 0.29]);
    expect(figure?.threads).toBeUndefined();
  });

  it('has a thin line for each single case, of as many points as the curve', () => {
    const ice = [
      [0.1, 0.2, 0.3, 0.4],
      [0.4, 0.3, 0.2, 0.1],
    ];
    const [figure] = figures(effect({ kind: 'ice', ice }));
    expect(figure?.threads?.map((thread) => thread.map((point) => point.y))).toEqual(ice);
    expect(figure?.valueFormat).toBe('percent');
  });

  it('is bars for categories, grey for the rare ones', () => {
    const [figure] = figures(effect(jobs));
    expect(figure).toMatchObject({ kind: 'bars', valueFormat: 'percent' });
    expect(figure?.marks.map((mark) => [mark.name?.text.en, mark.value, mark.emphasis])).toEqual([
      ['Permanent', 0.25, undefined],
      ['Freelance', 0.4, undefined],
      ['others', 0.9, 'other'],
    ]);
  });
});
