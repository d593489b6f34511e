import { useState } from 'react';
import type { ReactNode } from 'react';
import { CHALLENGES_TOLD, isWaiting } from '#shared/domain/challenge.ts';
import type { Challenge } from '#shared/domain/challenge.ts';
import type { Challenges } from '#shared/analyses/challenges/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { ChallengeItem } from '#renderer/challenges/ChallengeItem.tsx';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { PutBlock } from '#renderer/export/PutBlock.tsx';
import { SaveCsv } from '#renderer/export/SaveCsv.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { FindingCard } from '#renderer/ui/FindingCard.tsx';
import { Link } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { AuditFrame } from './AuditFrame.tsx';
import css from './Audit.module.css';

const FILTERS = ['waiting', 'answered', 'all'] as const;
type Filter = (typeof FILTERS)[number];

/** Every challenge of the project, what waits first, and what the upheld ones share. */
export function ChallengesTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t, say } = words;
  const told = useAnalysis<Challenges>('challenges', {}, { ofSelection: false });
  const asked = useCall('challenges.list', { project: project.id }, project.state);
  const main = mainFinding(told.result?.findings, 'challenges.waiting', 'challenges.none');
  const figure = figureOf(told.result?.figures, 'challenges.states');
  const all = asked.result?.challenges ?? [];
  return (
    <AuditFrame
      verdict={main === null ? t('audit.challenges.reading') : say(main.title)}
      lead={(main?.account ?? []).map((phrase) => say(phrase)).join(' ')}
      actions={
        all.length === 0 ? undefined : (
          <>
            <SaveCsv project={project} procedure="challenges.export" words="audit.challenges" />
            <PutBlock project={project} of={{ kind: 'challenges', status: [...CHALLENGES_TOLD.all] }} />
          </>
        )
      }
    >
      <Panel asked={asked}>
        {({ challenges }) =>
          challenges.length === 0 ? (
            <Empty
              title={t('audit.challenges.noneTitle')}
              link={<Link to={{ place: 'cases', tab: null }}>{t('audit.challenges.toCases')}</Link>}
            >
              {t('audit.challenges.noneText')}
            </Empty>
          ) : (
            <div className={css['halves']}>
              <Listed project={project} challenges={challenges} />
              <div>
                {(told.result?.findings ?? [])
                  .filter(({ id }) => id.startsWith('challenges.pattern'))
                  .map((finding) => (
                    <FindingCard key={finding.id} finding={finding} />
                  ))}
                {figure !== null && told.result !== null && (
                  <FigurePanel figure={figure} provenance={told.result.provenance} />
                )}
              </div>
            </div>
          )
        }
      </Panel>
    </AuditFrame>
  );
}

function Listed({ project, challenges }: { project: ProjectSummary; challenges: Challenge[] }): ReactNode {
  const { t } = useWords();
  const [filter, setFilter] = useState<Filter>(challenges.some(isWaiting) ? 'waiting' : 'all');
  const shown = challenges.filter((one) =>
    filter === 'all' ? true : filter === 'waiting' ? isWaiting(one) || one.state === 'draft' : one.answer !== null,
  );
  return (
    <section aria-label={t('audit.tabs.challenges')}>
      <Segments
        legend={t('audit.challenges.filter')}
        options={FILTERS.map((value) => ({ value, label: t(`audit.challenges.filters.${value}`) }))}
        value={filter}
        onChange={setFilter}
      />
      {shown.length === 0 && <p className={type['note']}>{t('audit.challenges.noneHere')}</p>}
      {shown.map((one) => (
        <ChallengeItem key={one.id} project={project} challenge={one} namesCase />
      ))}
    </section>
  );
}
