import type { Language } from '#shared/domain/language.ts';
import { partsOf } from '../template.ts';
import type { Story } from '../schema.ts';

/** Words that say which way a value goes. Only whole words, in lower case. */
const DIRECTIONS: Readonly<Record<Language, Readonly<Record<'up' | 'down', readonly string[]>>>> = {
  en: {
    up: [
      'more',
      'rises',
      'rise',
      'rose',
      'increases',
      'increase',
      'increased',
      'grows',
      'grow',
      'grew',
      'gains',
      'higher',
      'up',
    ],
    down: [
      'less',
      'fewer',
      'falls',
      'fall',
      'fell',
      'decreases',
      'decrease',
      'decreased',
      'drops',
      'drop',
      'dropped',
      'loses',
      'lower',
      'down',
    ],
  },
  fr: {
    up: [
      'plus',
      'davantage',
      'augmente',
      'augmentent',
      'monte',
      'montent',
      'hausse',
      'croît',
      'gagne',
      'gagnent',
      'progresse',
      'progressent',
    ],
    down: [
      'moins',
      'baisse',
      'baissent',
      'diminue',
      'diminuent',
      'recule',
      'reculent',
      'descend',
      'descendent',
      'chute',
      'chutent',
      'perd',
      'perdent',
    ],
  },
};

/** "no more than", "le plus", "plus de 30", "au moins": a bound or a superlative, not a direction. */
const NOT_A_DIRECTION: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:no|not|never|neither|at|any|or)\s+(?:more|less|fewer|higher|lower)\b|\b(?:more|less|fewer|higher|lower)\s+than\b|\b(?:does|do|did)\s+not\s+\p{L}+/giu,
  fr: /(?:^|\s)(?:au|du|le|la|les|ou|ni|non)\s+(?:plus|moins)(?=\s|$)|(?:^|\s)ne\s+\p{L}+(?:\s+(?:pas|plus))?/giu,
};

export type Disagreement = { word: string; chip: string; value: number };

/**
 * Words of direction that stand in the same clause as a value of the other sign. Looked at are values that are
 * differences: marked so, negative, or shown with or without their sign. Beside a value of zero, or one whose interval
 * holds zero, any direction is wrong: nothing is shown.
 */
export function disagreements(story: Story, template: string, language: Language): Disagreement[] {
  return clauses(template).flatMap((clause) => {
    const parts = partsOf(clause);
    const words = parts.flatMap((part) => (part.kind === 'words' ? [part.text] : [' '])).join('');
    const said = directionsOf(words, language);
    if (said.length === 0) return [];
    return parts.flatMap((part): Disagreement[] => {
      if (part.kind !== 'chip') return [];
      const binding = story.bindings[part.name];
      if (binding === undefined || typeof binding.value !== 'number') return [];
      const isDifference = binding.signed || binding.value < 0 || part.how === 'sign' || part.how === 'size';
      if (!isDifference) return [];
      const { value, interval } = binding;
      const isShown = interval === null || interval[0] > 0 || interval[1] < 0;
      const sign = !isShown || value === 0 ? null : value > 0 ? 'up' : 'down';
      return said.filter(({ direction }) => direction !== sign).map(({ word }) => ({ word, chip: part.name, value }));
    });
  });
}

function directionsOf(words: string, language: Language): { word: string; direction: 'up' | 'down' }[] {
  const plain = words.toLowerCase().replaceAll(NOT_A_DIRECTION[language], ' ');
  const each: readonly string[] = plain.match(/\p{L}+/gu) ?? [];
  return (['up', 'down'] as const).flatMap((direction) =>
    DIRECTIONS[language][direction].filter((word) => each.includes(word)).map((word) => ({ word, direction })),
  );
}

/** Parts between marks; a point inside a chip or a number parts nothing. */
function clauses(template: string): string[] {
  return template.split(/[;:!?]|[.,](?=\s|$)/u);
}
