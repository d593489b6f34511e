import type { ReactNode } from 'react';
import { level } from '#shared/analyses/amounts.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { CaseReading } from '#shared/contract/cases.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Words } from '#shared/words/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import type { Shape } from '#renderer/ui/Badge.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { decisionText, gapText, outcomeText } from './case-sentences.ts';
import css from './CasePage.module.css';

type Cell = { id: string; shape: Shape; said: string; value: string };
type Props = { reading: CaseReading; explain: Explain | null; project: ProjectSummary };

/** From what was asked to how it ended: each step says whether it was proven here or only logged. */
export function CaseTrace(props: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  return (
    <dl className={css['trace']} aria-label={t('case.trace.label')}>
      {traceCells(props, words).map(({ id, shape, said, value }) => (
        <div key={id}>
          <dt>
            {t(`case.trace.${id}`)} <Badge shape={shape}>{said}</Badge>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function traceCells({ reading, explain, project }: Props, words: Words): Cell[] {
  const { t, format } = words;
  const logged = { shape: 'logged' as const, said: t('case.trace.logged') };
  const { time, individual, caseId, arm, outcome } = reading;
  const ended = outcomeText(reading, words);
  const armText =
    arm === null
      ? null
      : arm === project.meaning.arms?.treatment
        ? t('case.arms.treatment')
        : arm === project.meaning.arms?.control
          ? t('case.arms.control')
          : arm;
  const gap = gapText(reading, words);
  const parts = (...texts: (string | null)[]): string => texts.filter((text) => text !== null).join(', ');
  return [
    { id: 'asked', ...logged, value: parts(individual ?? caseId, time === null ? null : format.dateTime(time)) },
    { id: 'score', ...proofOf(explain, words), value: scoresText(reading, explain, words) },
    ...(gap === null ? [] : [{ id: 'cutoff', ...ruleOf(reading, explain, words), value: gap }]),
    {
      id: 'decision',
      ...logged,
      value: parts(decisionText(reading, words), armText),
    },
    {
      id: 'outcome',
      ...(ended === null ? { shape: 'missing' as const, said: t('case.trace.open') } : logged),
      value:
        ended === null
          ? t('case.trace.notYet')
          : parts(
              ended,
              outcome?.time === undefined || outcome.time === null
                ? null
                : t('case.trace.knownOn', { day: format.day(outcome.time.slice(0, 10)) }),
            ),
    },
  ];
}

function scoresText({ score, unit }: CaseReading, found: Explain | null, { t, say }: Words): string {
  if (score === null) return t('filters.notFilled');
  const first = t('case.trace.loggedScore', { score: say(level(score, unit)) });
  if (found === null || !isEstimated(found)) return first;
  return `${first}, ${t('case.trace.replayedScore', { score: say(level(found.score, found.scoreUnit)) })}`;
}

/** Whether the model gives the logged score again. */
function proofOf(explain: Explain | null, { t }: Words): { shape: Shape; said: string } {
  if (explain === null) return { shape: 'ask', said: t('case.trace.asking') };
  if (!isEstimated(explain) || explain.logged === null) return { shape: 'logged', said: t('case.trace.logged') };
  const differs = explain.warnings.some(({ code }) => code === 'LOGGED_DIFFERS');
  return differs ? { shape: 'act', said: t('case.trace.differs') } : { shape: 'proven', said: t('case.trace.proven') };
}

/** Whether the decision is the one that the cut-off gives. */
function ruleOf({ decision }: CaseReading, explain: Explain | null, words: Words): { shape: Shape; said: string } {
  const { t } = words;
  if (explain === null) return { shape: 'ask', said: t('case.trace.asking') };
  if (!isEstimated(explain) || explain.decision.expected === null || decision === null)
    return { shape: 'logged', said: t('case.trace.logged') };
  return explain.decision.expected.value === decision.value
    ? { shape: 'proven', said: t('case.trace.proven') }
    : { shape: 'act', said: t('case.trace.contradicts') };
}
