import type { Figure, FigureMark } from '#shared/domain/figure.ts';

export type SignedPart = { from: number; to: number };

/** Where each bar stands: all from zero, or each from where the one before it ends. */
export function signedParts({ kind, marks, base }: Pick<Figure, 'kind' | 'marks' | 'base'>): SignedPart[] {
  let at = kind === 'waterfall' ? (base?.value ?? 0) : 0;
  return (marks as readonly FigureMark[]).map(({ value }) => {
    const from = at;
    const to = from + (value ?? 0);
    if (kind === 'waterfall') at = to;
    return { from, to };
  });
}

export type SignedTone = {
  bar: 'for' | 'against' | 'plain' | 'other';
  text: 'forText' | 'actText' | 'strong' | 'value';
};

/** In favour or against only where anybody said which side is; without it, sign and side tell them apart. */
export function signedTone({ value, emphasis }: FigureMark, goodSide: Figure['goodSide']): SignedTone {
  if (emphasis === 'other') return { bar: 'other', text: 'value' };
  if (goodSide === undefined || goodSide === null || value === null || value === 0)
    return { bar: 'plain', text: 'strong' };
  return value > 0 === (goodSide === 'up') ? { bar: 'for', text: 'forText' } : { bar: 'against', text: 'actText' };
}
