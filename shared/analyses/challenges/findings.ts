import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import type { ChallengePattern, Challenges } from './schema.ts';

export function findings(challenges: Challenges): Finding[] {
  const { rows, waiting, byVerdict, medianDays, agreed } = challenges;
  const link = { label: { key: 'challenges.link' }, page: 'audit' as const, focus: 'challenges' };
  if (rows === 0)
    return [{ id: 'challenges.none', state: 'know', weight: 0.05, title: { key: 'challenges.none' }, account: [] }];
  const answered = Object.values(byVerdict).reduce((sum, n) => sum + n, 0);
  const upheld = (byVerdict['upheld'] ?? 0) + (byVerdict['partly'] ?? 0);
  const account: Phrase[] = [
    ...(answered === 0 ? [] : [{ key: 'challenges.answered', values: { count: answered, upheld } }]),
    ...(medianDays === null
      ? []
      : [{ key: 'challenges.days', values: { count: Math.max(1, Math.round(medianDays)) } }]),
    ...(agreed === 0 ? [] : [{ key: 'challenges.agreed', values: { count: agreed } }]),
  ];
  return [
    ...challenges.patterns.map((pattern, at): Finding => ({
      id: `challenges.pattern.${at}`,
      state: 'act',
      weight: 0.9 - at * 0.01,
      title: patternTitle(pattern),
      account: pattern.cohort === null ? [] : [{ key: 'challenges.cohort', values: pattern.cohort }],
      link:
        pattern.value === null
          ? link
          : {
              label: { key: 'challenges.toCohort' },
              page: 'cases',
              selection: { where: [`${pattern.column}=${pattern.value}`] },
            },
    })),
    {
      id: 'challenges.waiting',
      state: waiting > 0 ? 'watch' : 'know',
      weight: waiting > 0 ? 0.5 : 0.1,
      title: { key: waiting > 0 ? 'challenges.waiting' : 'challenges.allAnswered', values: { count: waiting, rows } },
      account,
      figure: 'challenges.states',
      link,
    },
  ];
}

function patternTitle({ by, column, label, value, valueLabel, upheld }: ChallengePattern): Phrase {
  const name: NamedText = { text: label, otherwise: column };
  return by === 'driver'
    ? { key: 'challenges.driver', values: { count: upheld, name } }
    : {
        key: 'challenges.segment',
        values: { count: upheld, name, value: { text: valueLabel, otherwise: value ?? '' } },
      };
}
