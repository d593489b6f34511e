/** Groups of cases that the application knows by itself, in the order in which they are listed. */
export const KNOWN_COHORTS = ['near-cutoff', 'wrong-and-confident', 'overridden', 'disagree', 'challenged'] as const;

export type KnownCohort = (typeof KNOWN_COHORTS)[number];

export function isKnownCohort(id: string): id is KnownCohort {
  return (KNOWN_COHORTS as readonly string[]).includes(id);
}
