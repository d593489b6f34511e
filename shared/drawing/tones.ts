import type { FigureMark } from '#shared/domain/figure.ts';
import type { Style } from './pen.ts';

export type Tone = { dot: Style; line: Style; text: Style };

const HOLLOW: Tone = { dot: 'hollow', line: 'boundOther', text: 'value' };
const TONES: Record<'plain' | 'subject' | 'act' | 'other', Tone> = {
  plain: { dot: 'dot', line: 'bound', text: 'strong' },
  subject: { dot: 'dotSubject', line: 'boundSubject', text: 'strong' },
  other: HOLLOW,
  act: { dot: 'dotAct', line: 'boundAct', text: 'actText' },
};

/** Classes of a dot and its interval. An effect whose interval holds "no difference" is not shown: hollow and grey. */
export function toneOf(mark: FigureMark, comparesWithZero: boolean): Tone {
  const interval = mark.interval ?? null;
  if (comparesWithZero && interval !== null && interval[0] <= 0 && interval[1] >= 0) return HOLLOW;
  return TONES[mark.emphasis ?? 'plain'];
}
