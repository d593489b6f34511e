import type { Figure } from '#shared/domain/figure.ts';
import { CHALLENGE_STATES } from '#shared/domain/challenge.ts';
import type { ChallengeState } from '#shared/domain/challenge.ts';
import type { NamedText } from '#shared/domain/finding.ts';
import type { Challenges } from './schema.ts';

const STATE_NAMES: Record<ChallengeState, { en: string; fr: string }> = {
  draft: { en: 'Draft', fr: 'Brouillon' },
  open: { en: 'Open', fr: 'Déposée' },
  underReview: { en: 'Under review', fr: "À l'examen" },
  answered: { en: 'Answered', fr: 'Avec réponse' },
  closed: { en: 'Closed', fr: 'Close' },
  reopened: { en: 'Asked again', fr: 'Reposée' },
};

function stateName(state: ChallengeState): NamedText {
  return { text: STATE_NAMES[state], otherwise: state };
}

/** How many challenges stand where. */
export function figures({ rows, byState, waiting }: Challenges): Figure[] {
  if (rows === 0) return [];
  const states = CHALLENGE_STATES.filter((state) => state !== 'draft');
  return [
    {
      id: 'challenges.states',
      kind: 'bars',
      title: { key: 'challenges.figures.states' },
      subtitle: { key: 'challenges.figures.subtitle', values: { count: rows } },
      alt: { key: 'challenges.figures.alt', values: { count: rows, waiting } },
      valueFormat: 'integer',
      marks: states.map((state) => ({
        label: state,
        name: stateName(state),
        labelFormat: 'text',
        value: byState[state] ?? 0,
        total: rows,
        emphasis: state === 'open' || state === 'underReview' || state === 'reopened' ? 'subject' : 'other',
      })),
      table: {
        columns: [
          { id: 'state', label: { key: 'challenges.columns.state' }, format: 'text' },
          { id: 'count', label: { key: 'challenges.columns.count' }, format: 'integer' },
        ],
        rows: states.map((state) => [state, byState[state] ?? 0]),
      },
    },
  ];
}
