import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { NOTHING_TYPED, askedBy, askedSoFar, describedBy, listedNames } from '#renderer/app/dialogs/described-model.ts';

describe('a model described in the window', () => {
  it('says nothing of what was left empty', () => {
    expect(describedBy(NOTHING_TYPED)).toEqual({});
    expect(describedBy({ ...NOTHING_TYPED, name: '  ', threshold: 0 })).toEqual({ threshold: 0 });
  });

  it('keeps whole numbers as numbers and names as texts', () => {
    const typed = {
      ...NOTHING_TYPED,
      name: ' 7 ',
      version: '1',
      task: 'binary_classification' as const,
      positive: ' 1 ',
    };
    expect(describedBy(typed)).toEqual({ name: '7', version: '1', task: 'binary_classification', positive: 1 });
    expect(describedBy({ ...NOTHING_TYPED, positive: 'oui' })).toEqual({ positive: 'oui' });
  });

  it('says nothing of classes where a quantity is estimated', () => {
    const typed = { ...NOTHING_TYPED, task: 'regression' as const, positive: '1', class: '1', threshold: 0.5 };
    expect(describedBy({ ...typed, kind: 'probability' as const })).toEqual({ task: 'regression' });
  });

  it('reads names by line, or between separators on a single line', () => {
    expect(listedNames('age\r\n salary, net \n\n')).toEqual(['age', 'salary, net']);
    expect(listedNames('age; salary\tjob,place')).toEqual(['age', 'salary', 'job', 'place']);
    expect(listedNames('')).toEqual([]);
  });

  it('asks for what the engine misses, and keeps in sight what was asked before', () => {
    const details = { all: ['class'], outputs: ['p'], classes: [0, 1], columns: 3 };
    const asked = askedBy(new AppError('BUNDLE_NO_MANIFEST', 'missing', details));
    expect(asked).toEqual({ missing: ['class'], outputs: ['p'], classes: ['0', '1'], columns: 3 });
    expect(askedSoFar({ ...asked!, missing: ['features'] }, asked!).missing).toEqual(['features', 'class']);
    expect(askedBy(new AppError('BUNDLE_NO_MANIFEST', 'no manifest', { file: 'a' }))).toBeNull();
    expect(askedBy(new Error('else'))).toBeNull();
  });
});
