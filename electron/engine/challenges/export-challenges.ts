import { writeFileSync } from 'node:fs';
import type { Challenge } from '#shared/domain/challenge.ts';
import { csvLine } from '../export/csv.ts';
import type { CsvFlavour } from '../export/csv.ts';

const HEAD = [
  'challenge',
  'case',
  'state',
  'stance',
  'kind',
  'raised_by',
  'raised_as',
  'opened_at',
  'reason',
  'expected',
  'contested_facts',
  'model_version',
  'score',
  'replayed_score',
  'replay',
  'decision',
  'verdict',
  'answer',
  'answered_by',
  'answered_at',
];

/** One line for each challenge, under names that stay the same in every language; @returns the lines without the head */
export function writeChallenges(challenges: readonly Challenge[], target: string, flavour: CsvFlavour): number {
  const lines = challenges.map((one) =>
    csvLine(
      [
        one.id,
        one.caseId,
        one.state,
        one.stance,
        one.kind,
        one.raisedBy,
        one.raisedAs,
        one.openedAt,
        one.reason,
        one.expected,
        one.facts.map(({ feature, value, shouldBe }) => `${feature}: ${value ?? ''} -> ${shouldBe ?? ''}`).join('; '),
        one.attached?.version ?? null,
        one.attached?.score ?? null,
        one.attached?.replayed ?? null,
        one.attached?.replay ?? null,
        one.attached?.decision ?? null,
        one.answer?.verdict ?? null,
        one.answer?.text ?? null,
        one.answer?.by ?? null,
        one.answer?.at ?? null,
      ],
      flavour,
      false,
    ),
  );
  writeFileSync(target, [csvLine(HEAD, flavour, true), ...lines].join(''));
  return lines.length;
}
