import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import { amount, signedAmount } from '#shared/analyses/amounts.ts';
import { figures } from '#shared/analyses/explain/figures.ts';
import { findings } from '#shared/analyses/explain/findings.ts';
import { reasonsOf } from '#shared/analyses/explain/reasons.ts';
import { parameters, result as schema } from '#shared/analyses/explain/schema.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import { words } from '#shared/analyses/explain/words.ts';
import { rowName } from '#shared/drawing/figure-text.ts';
import { createWords } from '#shared/words/words.ts';
import { contribution, CONTRIBUTIONS, DOLLARS, explained, LOG_ODDS } from './model-doubles.ts';

const said = (result: Explain, language: 'en' | 'fr' = 'en'): string[] => {
  const { say } = createWords(language, [words]);
  return findings(result).map((one) => [one.title, ...one.account].map(say).join(' '));
};

describe('what an explanation says', () => {
  it('opens with the score, the cut-off and what follows', () => {
    expect(said(explained())[0]).toBe(
      'The model puts “Payment default” at 61.4%, 26.4 points above the cut-off of 35%: “Refused”.',
    );
    expect(said(explained(), 'fr')[0]).toBe(
      'Le modèle met «\u00a0Défaut de paiement\u00a0» à 61,4\u00a0%, 26,4 points au-dessus du seuil de 35\u00a0%\u00a0: «\u00a0Refusé\u00a0».',
    );
    const below = explained({ score: 0.2, decision: { logged: null, expected: null, applied: null } });
    expect(said(below)[0]).toContain('15.0 points below the cut-off of 35%: “Granted”.');
  });

  it('has the numbers that are drawn in the table behind the figure, and they add up', () => {
    const contributions = CONTRIBUTIONS.map((one) => ({ ...one, contribution: one.contribution + 0.0004 }));
    const output = explained().output + contributions.length * 0.0004;
    const [reasons] = figures(explained({ contributions, output }));
    const drawn = reasons!.marks.map(({ printed, value }) => printed ?? value);
    expect(reasons!.marks.some(({ printed, value }) => printed !== undefined && printed !== value)).toBe(true);
    expect(reasons!.table.rows.map(([, contribution]) => contribution)).toEqual(drawn);
    const sum = drawn.reduce<number>((total, one) => total + (one ?? 0), 0);
    const printed = (level: number): number => Math.round(level * 1000) / 1000;
    expect(sum).toBeCloseTo(printed(reasons!.total!.value) - printed(reasons!.base!.value), 9);
  });

  it('counts the reference cases, not the facts, where there are few of them', () => {
    const few = explained({ warnings: [{ code: 'SMALL_BACKGROUND', columns: [], value: 100 }] });
    expect(said(few).at(-1)).toBe('Compared with 100 reference cases; 1,000 are recommended.');
    expect(said(few, 'fr').at(-1)).toContain('100 dossiers de référence');
  });

  it('says each reason with its value, how usual that is, its sign, size and unit', () => {
    const [, up, down] = said(explained());
    expect(up).toBe(
      'Monthly income raises the score most, by 17.7 points. Monthly income, €700, lower than 87 in 100: +17.7 points. Amount asked for, €14,400, higher than 81 in 100: +14.8 points. Type of job, Freelance, like 24 in 100: +5.3 points.',
    );
    expect(down).toBe(
      'Price of the good lowers the score most, by 8.7 points. Price of the good, €21,900, higher than 70 in 100: −8.7 points.',
    );
    expect(said(explained(), 'fr')[1]).toContain('Type d’emploi, Indépendant, comme 24 sur 100\u00a0: +5,3 points.');
  });

  it('speaks of money where the model estimates money, and of log-odds only where they were asked for', () => {
    const house = explained({
      task: 'regression',
      unit: DOLLARS,
      scoreUnit: DOLLARS,
      space: 'target',
      base: 180_000,
      cutoff: null,
      decision: { logged: null, expected: null, applied: null },
      contributions: [contribution('Income', { value: 1995, by: -12_400.4 })],
    });
    expect(said(house)[0]).toBe('The model estimates $167,600, $12,400 below the average of those compared with.');
    expect(said(house)[1]).toContain(': −\u2060$12,400.');
    expect(said(explained({ unit: LOG_ODDS, space: 'margin' }))[1]).toContain('+0.18 in log-odds');
    expect(said(explained()).join(' ')).not.toMatch(/log-odds|SHAP/i);
  });

  it('names who is compared with and how many they are, and does not compare a value with too few', () => {
    expect(said(explained()).join(' ')).toContain('from 32.3%. Average of the 100 reference cases.');
    const one = explained({ background: { kind: 'case', name: 'P7', rows: 1, of: 1, hash: 'c' } });
    expect(said(one).join(' ')).toContain('Score of case P7.');
    expect(said(one)[1]).not.toContain('in 100');
    const cohort = { kind: 'cohort' as const, name: 'Job=fixed', rows: 400, of: 5000, hash: 'c' };
    expect(said(explained({ background: cohort }), 'fr').join(' ')).toContain('Moyenne des 400 dossiers où Job=fixed.');
  });

  it('says that a value is missing, a year without a thousands mark and a yes or no as a word', () => {
    const told = explained({
      contributions: [
        contribution('Income', { value: null, by: 0.1, same: 0.03 }),
        contribution('Job', { value: true, by: 0.05, same: 0.4 }),
      ],
    });
    expect(said(told)[1]).toContain('Monthly income, not filled in, like 3 in 100: +10.0 points.');
    expect(said(told, 'fr')[1]).toContain('Type d’emploi, oui, comme 40 sur 100');
    const built = contribution('Year', { value: 1995, by: 0.1 });
    const year = { ...built, members: built.members.map((one) => ({ ...one, format: 'year' })) };
    expect(said(explained({ contributions: [year] }))[1]).toContain('Year, 1995: +10.0 points.');
  });

  it('puts what the log contradicts before everything else', () => {
    const found = findings(
      explained({ logged: 0.2, warnings: [{ code: 'LOGGED_DIFFERS', columns: [], value: null }] }),
    );
    expect([...found].sort((a, b) => b.weight - a.weight)[0]).toMatchObject({ state: 'act' });
    const text = said(explained({ logged: 0.2, warnings: [{ code: 'LOGGED_DIFFERS', columns: [], value: null }] }));
    expect(text.at(-1)).toMatch(/^The log says 20\.0%, the model gives 61\.4% when it is run again/);
  });

  it('says that the order of the reasons is not steady, or nothing where it cannot be told', () => {
    const shaky = explained({ stability: { sameFirst: 0.4, sameTop: 0.2, top: 3, draws: 20 } });
    expect(said(shaky).join(' ')).toContain('stays the same only 40 times in 100: the first 3 are to be read together');
    expect(said(explained({ stability: notEstimable('TOO_FEW_ROWS', 4) })).join(' ')).not.toContain('times in 100');
  });

  it('says why a case has no explanation, and draws nothing', () => {
    const refused: Explain = {
      ok: false,
      reason: 'FEATURES_MISSING',
      version: '2.0.0',
      columns: ['Job', 'Home'],
      caseId: 'P1',
      individual: null,
      time: null,
      logged: 0.3,
    };
    expect(said(refused)).toEqual([
      'This case cannot be explained. The log lacks facts that the model reads: Job, Home.',
    ]);
    expect(said({ ...refused, reason: 'LOW_FIDELITY', found: 0.31, needed: 0.5 })[0]).toContain('explains 31% of it');
    expect(figures(refused)).toEqual([]);
  });
});

const MANY = Array.from({ length: 12 }, (_, at) =>
  contribution(`F${at}`, { value: at, by: (at % 2 === 0 ? 1 : -1) * (0.2 / (at + 1)) }),
);

describe('the figures of an explanation', () => {
  it('show at most four reasons each way and the others together, so that printed numbers add up', () => {
    const result = explained({ contributions: MANY });
    const [reasons, waterfall, all] = figures(result);
    expect(reasons?.marks).toHaveLength(9);
    expect(reasons?.marks.slice(0, 4).every((mark) => (mark.value ?? 0) > 0)).toBe(true);
    expect(reasons?.marks.slice(4, 8).every((mark) => (mark.value ?? 0) < 0)).toBe(true);
    expect(reasons?.marks.at(-1)).toMatchObject({ name: { text: { en: '4 other facts together' } } });
    const printed = reasons?.marks.reduce((sum, mark) => sum + Math.round((mark.printed ?? Number.NaN) * 1000), 0);
    expect(printed).toBe(Math.round(result.output * 1000) - Math.round(result.base * 1000));
    expect(waterfall).toMatchObject({
      kind: 'waterfall',
      base: { value: result.base },
      total: { value: result.output },
    });
    expect(all?.marks).toHaveLength(12);
    expect(all?.table.rows.map((row) => row[1])).toEqual(MANY.map((one) => one.contribution));
  });

  it('keep every contribution: the parts that are shown and the rest are the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 20 }), (values) => {
        const { up, down, others, othersTogether } = reasonsOf(
          values.map((by, at) => contribution(`F${at}`, { value: at, by })),
        );
        expect(up.length + down.length + others.length).toBe(values.length);
        expect(Math.max(up.length, down.length)).toBeLessThanOrEqual(4);
        const shown = [...up, ...down].reduce((sum, one) => sum + one.contribution, 0);
        expect(shown + othersTogether).toBeCloseTo(
          values.reduce((sum, by) => sum + by, 0),
          9,
        );
      }),
    );
  });

  it('print the same number in the sentence, the description and the drawing', () => {
    const thirds = explained({
      base: 0.3,
      output: 0.4,
      contributions: [
        contribution('Income', { value: 1, by: 0.0334 }),
        contribution('Age', { value: 40, by: 0.0333 }),
        contribution('Debt', { value: 0, by: 0.0333 }),
      ],
    });
    const [reasons] = figures(thirds);
    expect(reasons?.marks.map(({ printed }) => printed)).toEqual([0.034, 0.033, 0.033]);
    expect(reasons?.alt.values).toMatchObject({ by: amount(0.034, thirds.unit) });
    const up = findings(thirds).find(({ id }) => id === 'explain.up');
    expect(up?.title.values).toMatchObject({ by: amount(0.034, thirds.unit) });
    expect(up?.account.map(({ values }) => values?.['by'])).toEqual(
      [0.034, 0.033, 0.033].map((by) => signedAmount(by, thirds.unit)),
    );
  });

  it('by group tell a group from the fact that is called alike', () => {
    const label = { en: 'Work and income', fr: 'Travail et revenu' };
    const groups = [
      { group: 'Income', label, isAlone: false, members: ['Income', 'Job'], contribution: 0.23 },
      { group: 'Amount', label: {}, isAlone: true, members: ['Amount'], contribution: 0.148 },
    ];
    const figure = figures(explained({ groups: { by: 'bundle', groups } })).find(({ id }) => id === 'explain.groups');
    const names = figure?.table.rows.map((_, index) => rowName(figure, index, createWords('en', [words])));
    expect(names).toEqual(['Work and income', 'Monthly income, €700', 'Type of job, Freelance', 'Amount, €14,400']);
  });

  it('by group add up twice: groups to the whole, facts to their group, as they are printed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 3, maxLength: 14 }),
        (values) => {
          const contributions = values.map((by, at) => contribution(`F${at}`, { value: at, by }));
          const halves = [0, 1].map((half) => contributions.filter((_, at) => at % 2 === half && at < 10));
          const groups = [
            ...halves.map((own, at) => ({ group: `G${at}`, isAlone: false, own })),
            ...contributions.slice(10).map((one) => ({ group: one.feature, isAlone: true, own: [one] })),
          ].map(({ own, ...group }) => ({
            ...group,
            label: {},
            members: own.map(({ feature }) => feature),
            contribution: own.reduce((sum, one) => sum + one.contribution, 0),
          }));
          const result = explained({ contributions, base: 0.3, groups: { by: 'bundle', groups } });
          const figure = figures(result).find(({ id }) => id === 'explain.groups');
          const printed = figure!.marks.map((one) => one.printed ?? Number.NaN);
          const steps = (numbers: number[]): number => Math.round(numbers.reduce((sum, one) => sum + one, 0) * 1000);
          expect(steps(printed)).toBe(Math.round(result.output * 1000) - 300);
          for (const one of figure!.marks.filter(({ parts }) => parts !== undefined))
            expect(steps(one.parts!.map((part) => part.printed ?? Number.NaN))).toBe(steps([one.printed!]));
          const column = (at: number): number[] =>
            figure!.table.rows.flatMap((row) => (row[at] as number | null) ?? []);
          expect(steps(column(1))).toBe(steps(printed));
        },
      ),
    );
  });

  it('have no figure by group where no group holds two facts', () => {
    expect(figures(explained({ groups: null })).map(({ id }) => id)).not.toContain('explain.groups');
  });

  it('have columns for the interval where reasons are sampled', () => {
    const sampled = explained({
      method: 'permutation',
      contributions: [contribution('Income', { value: 1, by: 0.1, interval: [0.08, 0.12] })],
    });
    expect(figures(sampled)[0]?.table.rows).toEqual([['Income', 0.1, 0.08, 0.12]]);
    expect(figures(explained())[0]?.table.columns).toHaveLength(2);
  });
});

describe('the public shape of explain', () => {
  it('keeps an explanation and a refusal apart', () => {
    expect(schema.parse(explained({ contributions: CONTRIBUTIONS }))).toMatchObject({ space: 'probability' });
    const { base: _base, ...without } = explained();
    expect(schema.safeParse(without).success).toBe(false);
  });

  it('takes a case and says which methods, spaces and backgrounds there are', () => {
    expect(parameters.safeParse({}).success).toBe(false);
    expect(parameters.parse({ case: 'P1', background: ['Job=fixed', 'Home=rent'], seed: '7' })).toMatchObject({
      seed: 7,
    });
    expect(parameters.safeParse({ case: 'P1', method: 'magic' }).success).toBe(false);
  });
});
