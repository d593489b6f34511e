import { describe, expect, it } from 'vitest';
import type { BundleSummary } from '#shared/contract/projects.ts';
import { tabOf } from '#renderer/views/model/model-tabs.ts';
import { firstOther, shownBundle } from '#renderer/views/model/shown-bundle.ts';
import { figureOf, leadText, mainFinding, verdictText } from '#renderer/api/told.ts';
import { comparedVerdict } from '#renderer/views/model/versions-words.ts';
import { differenceText, digitsOf, scoreText } from '#renderer/views/model/score-text.ts';
import { versionsFigure } from '#renderer/views/model/versions-figure.ts';
import { passportLead, passportVerdict } from '#renderer/views/model/passport-words.ts';
import { DOLLARS, importance, important, PROBABILITY } from '#test/shared/analyses/model-doubles.ts';
import { projectSummary } from '#test/support/project-summary.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const en = windowWords('en');
const fr = windowWords('fr');

function bundle(id: number, version: string, role: BundleSummary['role']): BundleSummary {
  return { id, name: 'credit-default', version, role, title: {}, sha256: 'a', addedAt: '2025-01-01' };
}
const champion = bundle(2, '2.0.0', 'champion');
const baseline = bundle(1, '1.0.0', 'baseline');
const shadow = bundle(3, '3.0.0', 'shadow');

describe('the tabs of Model', () => {
  it('begin with the passport when the address names none that is known', () => {
    expect(tabOf(null)).toBe('passport');
    expect(tabOf('nothing')).toBe('passport');
    expect(tabOf('proof')).toBe('proof');
  });

  it('are where the findings of its analyses lead', () => {
    for (const focus of ['importance', 'effects', 'parsimony', 'proof']) expect(tabOf(focus)).toBe(focus);
  });
});

describe('the model that the page is about', () => {
  it('is the one in service, or that of the version chosen at the top, and never another in its place', () => {
    const project = projectSummary({ bundles: [baseline, champion] });
    expect(shownBundle(project, {})).toBe(champion);
    expect(shownBundle(project, { version: '1.0.0' })).toBe(baseline);
    expect(shownBundle(project, { version: '9.9.9' })).toBeNull();
    expect(shownBundle(projectSummary({ bundles: [shadow] }), {})).toBe(shadow);
    expect(shownBundle(projectSummary(), {})).toBeNull();
  });

  it('is first compared with the baseline', () => {
    expect(firstOther(projectSummary({ bundles: [champion, shadow, baseline] }), champion)).toBe(baseline);
    expect(firstOther(projectSummary({ bundles: [champion, shadow] }), champion)).toBe(shadow);
    expect(firstOther(projectSummary({ bundles: [champion] }), champion)).toBeNull();
  });
});

const passport = (task: 'binary_classification' | 'regression', training?: object): never =>
  ({
    bundle: champion,
    manifest: {
      task,
      features: Array.from({ length: 12 }, (_, at) => ({ name: `F${at}` })),
      target: {
        name: 'Status',
        label: { en: 'Sale price', fr: 'Prix de vente' },
        positive: 'bad',
        labels: [{ value: 'bad', label: { en: 'Payment default', fr: 'Défaut de paiement' } }],
      },
      training,
    },
  }) as never;

describe('the sentence of the passport', () => {
  it('says what is read and what is given, and from whom it was learnt', () => {
    const period = { from: '2022-01-01', to: '2024-06-30' };
    expect(passportVerdict(passport('binary_classification'), en)).toBe(
      'Version 2.0.0 reads 12 facts and gives the probability of “Payment default”.',
    );
    expect(passportVerdict(passport('regression'), fr)).toBe(
      'La version 2.0.0 lit 12 faits et estime «\u00a0Prix de vente\u00a0».',
    );
    expect(passportLead(passport('regression', { rows: 2672, period }), en)).toBe(
      'It learnt from 2,672 cases, 1 January 2022 to 30 June 2024.',
    );
    expect(passportLead(passport('regression', { rows: 2672 }), en)).toBe('It learnt from 2,672 cases.');
    expect(passportLead(passport('regression'), en)).toBe('The bundle does not say what it learnt from.');
  });
});

describe('two versions side by side', () => {
  const one = importance();
  const two = importance({ version: '1.0.0', features: [important('Amount', 0.09), important('Job', 0.02)] });

  it('say whether the same fact weighs most in both', () => {
    expect(comparedVerdict(champion, baseline, [one, two], en)).toBe(
      'Monthly income weighs most in version 2.0.0, Amount asked for in version 1.0.0.',
    );
    expect(comparedVerdict(champion, baseline, [one, one], fr)).toBe(
      'Revenu mensuel pèse le plus dans les deux versions, 2.0.0 et 1.0.0.',
    );
    expect(comparedVerdict(champion, baseline, [one, undefined], en)).toBe('Looking at versions 2.0.0 and 1.0.0.');
    const refused = { ok: false as const, reason: 'NO_BACKGROUND' as const, version: '1.0.0', columns: [], rows: 3 };
    expect(comparedVerdict(champion, baseline, [one, refused], en)).toContain('cannot be compared');
  });

  it('are drawn on one scale, with the facts that only one of them reads', () => {
    const figure = versionsFigure(one, two);
    expect(figure?.marks.map((mark) => [mark.label, mark.value, mark.peer])).toEqual([
      ['Income', 0.082, null],
      ['Seniority', 0.061, null],
      ['Amount', 0.05, 0.09],
      ['Job', null, 0.02],
    ]);
    expect(figure?.table.rows[3]).toEqual(['Job', null, 0.02]);
    expect(versionsFigure(one, importance({ unit: DOLLARS }))).toBeNull();
  });
});

describe('two scores that are hardly apart', () => {
  it('are written with as many decimals as it takes to tell them apart', () => {
    expect(scoreText(0.119_96, 0.000_03, PROBABILITY, en)).toBe('11.996%');
    expect(differenceText(0.000_03, PROBABILITY, en)).toBe('+0.003 points');
    expect(differenceText(-0.000_03, PROBABILITY, fr)).toBe('−0,003 points');
    expect(scoreText(0.598, -0.239, PROBABILITY, en)).toBe('59.8%');
    expect(differenceText(-0.239, PROBABILITY, en)).toBe('−23.9 points');
    expect(differenceText(1200, DOLLARS, en)).toBe('+$1,200');
  });

  it('have no zero at the end', () => {
    expect([0, 1, 0.5, 0.32, 1e-5, 1.19e-7].map(digitsOf)).toEqual([0, 0, 1, 2, 5, 8]);
  });
});

describe('the sentence at the head of a tab', () => {
  const asked = { error: null, progress: null, isWaiting: true, isUpdating: false, isStopped: false };
  const more = { cancel: () => undefined, again: () => undefined };

  it('says where the question stands before there is an answer', () => {
    expect(verdictText('model', { ...asked, ...more, result: null }, null, en)).toBe('Looking at the model.');
    expect(verdictText('model', { ...asked, ...more, result: null, error: new Error('x') }, null, en)).toMatch(
      /could not be/,
    );
  });

  it('is that of the finding it is about, else of the most urgent', () => {
    const finding = (id: string) => ({
      id,
      state: 'know' as const,
      weight: 0.1,
      title: { key: 'estimates.NO_ROWS' },
      account: [{ key: 'estimates.NO_CUTOFF' }],
    });
    const findings = [finding('a'), finding('b')];
    expect(mainFinding(findings, 'c', 'b')?.id).toBe('b');
    expect(mainFinding(findings, 'c')?.id).toBe('a');
    expect(mainFinding(undefined, 'c')).toBeNull();
    expect(leadText(finding('a'), en)).toBe(en.t('estimates.NO_CUTOFF'));
    expect(figureOf(undefined, 'x')).toBeNull();
  });
});

describe('what can be met has words', () => {
  it.each([en, fr])('in %#', (words) => {
    for (const key of [
      'importance.features',
      'importance.permutation',
      'importance.clusters',
      'importance.interactions',
    ])
      expect(words.has(`about.${key}.how`), key).toBe(true);
    for (const key of ['effect.curve', 'parsimony.curve', 'replay.verdicts', 'versions.importance', 'explain.reasons'])
      expect(words.has(`about.${key}.what`), key).toBe(true);
  });
});
