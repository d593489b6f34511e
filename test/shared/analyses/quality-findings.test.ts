import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import { figures } from '#shared/analyses/quality/figures.ts';
import { findings } from '#shared/analyses/quality/findings.ts';
import type { Quality, QualityColumn } from '#shared/analyses/quality/schema.ts';
import { words } from '#shared/analyses/quality/words.ts';
import { createWords } from '#shared/words/words.ts';

function column(name: string, more: Partial<QualityColumn> = {}): QualityColumn {
  return {
    column: name,
    label: {},
    part: 'feature',
    type: 'number',
    missing: 0,
    low: 0,
    high: 9,
    outOfRange: 0,
    range: [1000, 45_500.5],
    unseen: notEstimable('NO_REFERENCE'),
    unseenValues: [],
    ...more,
  };
}

function quality(columns: QualityColumn[], more: Partial<Quality> = {}): Quality {
  return { rows: 8980, current: null, reference: 'training', columns, duplicates: 0, rejected: 0, read: 8980, ...more };
}

const said = (result: Quality, language: 'en' | 'fr' = 'en'): string[] => {
  const { say } = createWords(language, [words]);
  return findings(result).map((one) => [one.title, ...one.account].map(say).join(' '));
};

describe('what the quality of the data says', () => {
  it('gathers strange values of all facts in one remark, with numbers as people write them', () => {
    const result = quality([column('Income', { outOfRange: 7 }), column('Amount', { outOfRange: 1 }), column('Age')]);
    expect(said(result)).toEqual([
      'Some predictions have values that the model never met, in 2 facts. Income: 7 predictions outside 1,000 to 45,500.50. Amount: one prediction outside 1,000 to 45,500.50. Beyond what it learned from, its answer is a guess.',
    ]);
    expect(said(result, 'fr')[0]).toContain('Income\u00a0: 7 prédictions hors de 1\u00a0000 à 45\u00a0500,50.');
    expect(findings(result)[0]).toMatchObject({ id: 'quality.outOfRange', state: 'know' });
  });

  it('raises it when it is one prediction in a hundred', () => {
    const rare = findings(quality([column('Income', { outOfRange: 89 })]))[0]!;
    const often = findings(quality([column('Income', { outOfRange: 90 })]))[0]!;
    expect([rare.state, often.state]).toEqual(['know', 'watch']);
    expect(often.weight).toBeGreaterThan(rare.weight);
  });

  it('tells the fact that is most often missing, and draws facts only', () => {
    const result = quality([
      column('Income', { missing: 898 }),
      column('Records', { missing: 8 }),
      column('outcome', { part: 'outcome', missing: 4000 }),
    ]);
    expect(said(result)).toEqual([
      'Income is missing in 10 in 100 predictions. 898 of 8,980 have no value there. A missing value is never counted as zero.',
    ]);
    expect(figures(result)[0]?.marks.map((mark) => mark.label)).toEqual(['Income', 'Records']);
    expect(figures(result)[0]?.table.rows).toHaveLength(3);
  });

  it('says when all is well, and nothing of an empty project', () => {
    expect(said(quality([column('Income')]))).toEqual([
      'Every fact is filled in, within the ranges that the model knows. One column over 8,980 predictions.',
    ]);
    expect(said(quality([], { rows: 0 }))).toEqual([]);
  });
});
