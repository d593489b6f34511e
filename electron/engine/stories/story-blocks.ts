import type { Explain } from '#shared/analyses/explain/schema.ts';
import { named, valueName } from '#shared/analyses/amounts.ts';
import { reasonsOf, reasonValue } from '#shared/analyses/explain/reasons.ts';
import type { CaseReading } from '#shared/contract/cases.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { ChallengeState } from '#shared/domain/challenge.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { NamedText } from '#shared/domain/finding.ts';
import { blockName, livingBlocks } from '#shared/story/living-blocks.ts';
import type { LivingBlock } from '#shared/story/living-blocks.ts';
import type { Moved } from '#shared/story/moved.ts';
import { sameHeld } from '#shared/story/moved.ts';
import type { Story } from '#shared/story/schema.ts';
import { listChallenges } from '../challenges/challenges.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { Project } from '../project/project.ts';
import { caseReading } from '../questions/case-reading.ts';
import { reading } from '../questions/question-context.ts';
import { runAnalysis } from '../questions/run-analysis.ts';
import type { Asking } from '../questions/run-analysis.ts';
import { hiddenQuestion, openQuestion } from './pseudonymous.ts';

const REASONS = 3;

export type BlockAsked = { kind: 'case'; case: string } | { kind: 'challenges'; status: readonly ChallengeState[] };

/** A part of a story that shows what the project holds now. @throws AppError CASE_NOT_FOUND, CANCELLED */
export async function storyBlock(project: Project, asked: BlockAsked, asking: Asking): Promise<LivingBlock> {
  return asked.kind === 'case'
    ? caseBlock(project, asked.case, asking)
    : challengeBlock(project, asked.status, asking.signal);
}

/**
 * A real case under its pseudonym: its score, what was decided, how it ended, and the facts that weighed most where a
 * model can be run. Of a sensitive fact it is said that it weighed, not what it is.
 *
 * @param id the identifier of the log, or `case:` with its pseudonym
 */
export async function caseBlock(
  project: Project,
  id: string,
  asking: Asking,
): Promise<Extract<LivingBlock, { type: 'case' }>> {
  const own = String((await openQuestion(project, { case: id }))['case']);
  const { read, withheld } = await reading(project, asking, async (context) => ({
    read: await caseReading(context, own),
    withheld: new Set(context.columns.filter(isWithheld).map(({ name }) => name)),
  }));
  const hidden = await hiddenQuestion(project, { case: own });
  const explain = (await runAnalysis(project, 'explain', { case: own }, asking)).result as Explain;
  const told = isEstimated(explain) ? explain : null;
  const { up, down } = reasonsOf(told?.contributions ?? []);
  return {
    type: 'case',
    ref: String(hidden['case']),
    stored: {
      decision: labelled(read.decision ?? read.applied),
      outcome: outcomeText(read),
      score: read.score,
      cutoff: read.cutoff?.threshold ?? null,
      unit: read.unit,
      ...(told === null ? {} : { reasonUnit: told.unit }),
      reasons: [...up, ...down]
        .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
        .slice(0, REASONS)
        .map((one) => ({
          name: named(one),
          value: one.members.some(({ feature }) => withheld.has(feature)) ? WITHHELD : reasonValue(one),
          contribution: one.contribution,
        })),
    },
  };
}

const WITHHELD: NamedText = { text: { en: 'value withheld', fr: 'valeur non montrée' }, otherwise: '' };

/** What a person could be known or wronged by is not shown of one case: that it weighed is. */
function isWithheld({ sensitivity }: LogColumnDef): boolean {
  return ['identifier', 'sensitive', 'free-text'].includes(sensitivity);
}

function labelled(one: CaseReading['decision']): NamedText | null {
  return one === null ? null : { text: one.label, otherwise: one.value };
}

function outcomeText({ outcome, labels, unit }: CaseReading): NamedText | null {
  if (outcome === null) return null;
  if (outcome.amount !== null) {
    const money = unit.currency === null ? unit.name : { en: unit.currency, fr: unit.currency };
    return valueName(outcome.amount, { valueLabel: {}, unit: money });
  }
  const side = outcome.isPositive === true ? labels?.positive : labels?.negative;
  return side === undefined ? valueName(outcome.value, { valueLabel: {}, unit: {} }) : labelled(side);
}

/** The challenges in these states, without who they are about or who raised them. */
async function challengeBlock(
  project: Project,
  status: readonly ChallengeState[],
  signal: AbortSignal | null,
): Promise<Extract<LivingBlock, { type: 'challenge-list' }>> {
  const all = await project.file.read(signal, (db) => listChallenges(db));
  const shown = all.filter(({ state, stance }) => stance !== 'agree' && status.includes(state));
  return {
    type: 'challenge-list',
    status: [...status],
    stored: { open: shown.length, items: shown.map(({ id, state, kind }) => ({ id, state, kind })) },
  };
}

/** The cases and lists of challenges of a story that are no longer as it tells them; gone where the log lost the case. */
export async function movedBlocks(project: Project, story: Story, asking: Asking): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (const block of livingBlocks(story)) {
    const now = await nowOf(project, block, asking);
    if (now === null || !sameHeld(block.stored, now.stored))
      moved.push({ kind: 'block', name: blockName(block), stored: block, now });
  }
  return moved;
}

async function nowOf(project: Project, block: LivingBlock, asking: Asking): Promise<LivingBlock | null> {
  const asked: BlockAsked =
    block.type === 'case'
      ? { kind: 'case', case: block.ref }
      : { kind: 'challenges', status: block.status as ChallengeState[] };
  try {
    return await storyBlock(project, asked, asking);
  } catch (fault) {
    if (fault instanceof AppError && fault.code === 'CASE_NOT_FOUND') return null;
    throw fault;
  }
}
