import type { Concept } from '#shared/analyses/concept/schema.ts';
import type { Fairness } from '#shared/analyses/fairness/schema.ts';
import type { Parsimony } from '#shared/analyses/parsimony/schema.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import type { Quality } from '#shared/analyses/quality/schema.ts';
import type { Replay } from '#shared/analyses/replay/schema.ts';
import type { Segments } from '#shared/analyses/segments/schema.ts';
import type { Value } from '#shared/analyses/value/schema.ts';
import { askedOf } from '../questions/question.ts';
import type { QuestionContext } from '../questions/question.ts';
import { question as concept } from '../analyses/concept.ts';
import { question as fairness } from '../analyses/fairness.ts';
import { question as parsimony } from '../analyses/parsimony.ts';
import { question as performance } from '../analyses/performance.ts';
import { question as quality } from '../analyses/quality.ts';
import { question as replay } from '../analyses/replay.ts';
import { question as segments } from '../analyses/segments.ts';
import { question as value } from '../analyses/value.ts';
import { dataEvidence } from './data-evidence.ts';
import { modelEvidence } from './model-evidence.ts';
import { serviceEvidence } from './service-evidence.ts';
import type { Asked, Evidence } from './shown.ts';

const REPLAYED = 500;
const OUTCOMES = 1000;

/**
 * Evidence of the tests that a project shows by itself, by test. The figures are those of the analyses of the same
 * names, asked on the same rows; 500 scores are computed again and 1,000 outcomes judge the smaller models, drawn by seed 0.
 */
export async function readinessEvidence(context: QuestionContext): Promise<Record<string, Evidence>> {
  const asked: Asked = {
    quality: await askedOf<Quality>(context, quality),
    performance: await askedOf<Performance>(context, performance),
    value: await askedOf<Value>(context, value),
    segments: await askedOf<Segments>(context, segments),
    fairness: await askedOf<Fairness>(context, fairness),
    replay: await askedOf<Replay>(context, replay, { sample: REPLAYED, seed: 0 }),
    parsimony: await askedOf<Parsimony>(context, parsimony, { sample: OUTCOMES, seed: 0 }),
    concept: await askedOf<Concept>(context, concept),
  };
  return {
    ...dataEvidence(context, asked),
    ...modelEvidence(context, asked),
    ...(await serviceEvidence(context, asked)),
  };
}
