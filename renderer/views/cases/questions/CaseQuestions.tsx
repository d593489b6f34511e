import type { ReactNode } from 'react';
import type { CounterfactualResult } from '#shared/analyses/counterfactual/schema.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { Similar } from '#shared/analyses/similar/schema.ts';
import type { CaseAlike, CaseReading } from '#shared/contract/cases.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Answered } from '#renderer/api/use-analysis.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { useCall } from '#renderer/api/use-call.ts';
import type { Place } from '#renderer/state/route.ts';
import { Link } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { QUESTIONS, sixQuestions } from './six-questions.ts';
import type { QuestionId } from './six-questions.ts';
import css from './CaseQuestions.module.css';

type Props = {
  project: ProjectSummary;
  reading: CaseReading;
  alike: CaseAlike | null;
  explained: Answered<Explain> | null;
};

/** Open from the start; the others wait until they are asked. */
const OPEN: readonly QuestionId[] = ['why', 'data'];
/** Where more is told than can be of one case. */
const MORE: Partial<Record<QuestionId, { place: Place; tab: string }>> = {
  who: { place: 'model', tab: 'passport' },
  fair: { place: 'results', tab: 'fairness' },
  safe: { place: 'results', tab: 'quality' },
};

/** What somebody may ask of this decision, answered from what the page knows; what nobody wrote down is said too. */
export function CaseQuestions({ project, reading, alike, explained }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const asked = { case: reading.caseId };
  // The questions that the page puts too: each is asked once.
  const similar = useAnalysis<Similar>('similar', asked, { ofSelection: false }).result?.result ?? null;
  const counterfactual =
    useAnalysis<CounterfactualResult>('counterfactual', asked, { ofSelection: false }).result?.result ?? null;
  const wording = useCall('letter.wording', { project: project.id }, project.state).result?.wording ?? null;
  const listed = useCall('challenges.list', { project: project.id, ...asked }, project.state).result;
  const answers = sixQuestions(
    {
      reading,
      alike,
      explain: explained?.result ?? null,
      findings: explained?.findings ?? [],
      similar,
      counterfactual,
      wording,
      challenges: listed?.challenges.length ?? null,
    },
    words,
  );
  return (
    <section className={css['section']} aria-labelledby="case-questions">
      <h2 id="case-questions" className={type['panelTitle']}>
        {t('case.questions.title')}
      </h2>
      <div className={css['cards']}>
        {QUESTIONS.map((id) => {
          const more = MORE[id];
          return (
            <details key={id} className={css['card']} open={OPEN.includes(id)}>
              <summary>{t(`case.questions.heads.${id}`)}</summary>
              {answers[id].map((line) => (
                <p key={line}>{line}</p>
              ))}
              {more !== undefined && <Link to={more}>{t(`case.questions.more.${id}`)}</Link>}
            </details>
          );
        })}
      </div>
    </section>
  );
}
