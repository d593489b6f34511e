import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { isWaiting, stepsFrom } from '#shared/domain/challenge.ts';
import type { Challenge } from '#shared/domain/challenge.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { client } from '#renderer/api/client.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { hasNoFocus } from '#renderer/ui/focus.ts';
import { Link, LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import type { SignedStep } from './AnswerDialog.tsx';
import { challengeSentence, factSentence, momentSentence } from './challenge-words.ts';
import { useTakeStep } from './use-take-step.ts';
import css from './Challenges.module.css';

const SIGNED: readonly SignedStep[] = ['review', 'answer', 'close', 'reopen'];

type Props = { project: ProjectSummary; challenge: Challenge; /** On a page of many cases. */ namesCase?: boolean };

/** One challenge: what is contested and why, what was answered, what can be done next, and who did what. */
export function ChallengeItem({ project, challenge, namesCase = false }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const [signing, setSigning] = useState<SignedStep | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { take, isRunning } = useTakeStep(project.id, challenge);
  const item = useRef<HTMLElement>(null);
  const { id, caseId, state, stance, reason, expected, facts, answer, history, attached } = challenge;
  const before = useRef(state);
  // The step that was taken is no longer offered: what came of it takes the focus over.
  useEffect(() => {
    if (before.current !== state && hasNoFocus()) item.current?.focus();
    before.current = state;
  }, [state]);
  const steps = SIGNED.filter((step) => stepsFrom(challenge).includes(step));
  const discard = async (): Promise<void> => {
    await client.call('challenges.discard', { project: project.id, id });
    await refreshSummary(project.id);
  };
  return (
    <article ref={item} tabIndex={-1} className={css['item']} aria-label={t('challenge.item', { id })}>
      <p className={css['head']}>
        <Badge
          shape={state === 'draft' ? 'missing' : isWaiting(challenge) ? 'watch' : stance === 'agree' ? 'holds' : 'know'}
        >
          {t(`challenges.states.${state}`)}
        </Badge>
        <span className={type['note']}>{id}</span>
        {namesCase && <Link to={{ place: 'cases', tab: caseId }}>{caseId}</Link>}
      </p>
      <p className={type['finding']}>{challengeSentence(challenge, words)}</p>
      {reason !== '' && <blockquote className={css['said']}>{reason}</blockquote>}
      {facts.map((fact) => (
        <p key={fact.feature}>{factSentence(fact, words)}</p>
      ))}
      {expected !== '' && <p>{t('challenge.expectedWas', { text: expected })}</p>}
      {answer !== null && (
        <div className={css['answer']}>
          <p className={type['finding']}>
            {t('challenge.answered', { name: answer.by, verdict: t(`challenges.verdicts.${answer.verdict}`) })}
          </p>
          <blockquote className={css['said']}>{answer.text}</blockquote>
        </div>
      )}
      <p className={css['links']}>
        {!project.readOnly &&
          steps.map((step) => (
            <LinkButton key={step} onClick={() => setSigning(step)}>
              {t(`challenge.steps.${step}`)}
            </LinkButton>
          ))}
        {!project.readOnly && state === 'draft' && (
          <>
            <LinkButton onClick={() => void take({ step: 'open', by: challenge.raisedBy, ...textOf(challenge) })}>
              {t(isRunning ? 'ui.underWay' : 'challenge.raise')}
            </LinkButton>
            <LinkButton onClick={() => void discard()}>{t('challenge.discard')}</LinkButton>
          </>
        )}
        <LinkButton onClick={() => setOpen(!isOpen)} expanded={isOpen}>
          {t(isOpen ? 'challenge.lessHistory' : 'challenge.history', { count: history.length })}
        </LinkButton>
      </p>
      {isOpen && (
        <ol className={css['history']}>
          {history.map((moment) => (
            <li key={`${moment.at} ${moment.step}`}>{momentSentence(moment, words)}</li>
          ))}
          {attached !== null && (
            <li>{t('challenge.attached', { replay: t(`challenge.replays.${attached.replay}`) })}</li>
          )}
        </ol>
      )}
      {signing !== null && (
        <AnswerDialog project={project.id} challenge={challenge} step={signing} onClose={() => setSigning(null)} />
      )}
    </article>
  );
}

function textOf({
  stance,
  raisedAs,
  kind,
  reason,
  expected,
  facts,
}: Challenge): Pick<Challenge, 'stance' | 'raisedAs' | 'kind' | 'reason' | 'expected' | 'facts'> {
  return { stance, raisedAs, kind, reason, expected, facts };
}
