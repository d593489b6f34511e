import type { NamedText, Phrase } from '#shared/domain/finding.ts';
import { valueName } from '../amounts.ts';
import type { Contribution, Explained, MemberValue } from './schema.ts';

/** More reasons each way do not help anybody. */
const EACH_WAY = 4;
/** From this share on, a number is told by how many have the very same. */
const USUAL = 0.2;
/** Fewer rows are no population to be higher or lower than. */
const LEAST_POPULATION = 20;

export type Reasons = { up: Contribution[]; down: Contribution[]; others: Contribution[]; othersTogether: number };

/** At most four reasons each way, the strongest first, and the rest together; a fact without part in it is in the rest. */
export function reasonsOf(contributions: readonly Contribution[]): Reasons {
  const bySize = [...contributions].sort(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.feature < b.feature ? -1 : 1),
  );
  const up = bySize.filter((one) => one.contribution > 0).slice(0, EACH_WAY);
  const down = bySize.filter((one) => one.contribution < 0).slice(0, EACH_WAY);
  const others = bySize.filter((one) => !up.includes(one) && !down.includes(one));
  return { up, down, others, othersTogether: others.reduce((sum, one) => sum + one.contribution, 0) };
}

/** The value of a reason; of columns that are one together, each with its name. */
export function reasonValue({ members }: Contribution): NamedText {
  const [first] = members;
  if (first === undefined) return { text: {}, otherwise: '' };
  if (members.length === 1) return valueName(first.value, first);
  const told = members.map((member) => ({ member, name: valueName(member.value, member) }));
  const list = (language: 'en' | 'fr'): string =>
    told
      .map(({ member, name }) => `${member.label[language] ?? member.feature} ${name.text[language] ?? name.otherwise}`)
      .join(', ');
  return { text: { en: list('en'), fr: list('fr') }, otherwise: list('en') };
}

/** How usual a value is: "higher than 87 in 100", "like 37 in 100"; null where there is no population to say it of. */
export function usualness({ members }: Contribution, { background }: Pick<Explained, 'background'>): Phrase | null {
  const [first] = members;
  if (members.length !== 1 || first === undefined || background.rows < LEAST_POPULATION) return null;
  const { below, same } = first;
  if (same === null) return null;
  if (isLikeOthers(first, same)) return { key: 'explain.like', values: { share: same } };
  if (below === null) return null;
  const above = Math.max(0, 1 - below - same);
  return below >= above
    ? { key: 'explain.higherThan', values: { share: below } }
    : { key: 'explain.lowerThan', values: { share: above } };
}

function isLikeOthers({ value, below }: MemberValue, same: number): boolean {
  return value === null || typeof value !== 'number' || below === null || same >= USUAL;
}

/** With whom the case is compared, and how many they are. */
export function baselineName({ background }: Pick<Explained, 'background'>): Phrase {
  const { kind, name, label, rows } = background;
  if (kind === 'case') return { key: 'explain.baseCase', values: { name } };
  return {
    key: kind === 'cohort' ? 'explain.baseCohort' : 'explain.baseBundle',
    values: { count: rows, name: { text: label ?? {}, otherwise: name } },
  };
}
