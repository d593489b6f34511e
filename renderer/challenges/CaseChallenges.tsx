import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Challenges.module.css';
import { ChallengeItem } from './ChallengeItem.tsx';

/** What was said of one decision, the oldest first. */
export function CaseChallenges({ project, caseId }: { project: ProjectSummary; caseId: string }): ReactNode {
  const { t } = useWords();
  const asked = useCall('challenges.list', { project: project.id, case: caseId }, project.state);
  return (
    <section className={css['section']}>
      <h2 className={type['panelTitle']}>{t('challenge.section')}</h2>
      <Panel asked={asked}>
        {({ challenges }) =>
          challenges.length === 0 ? (
            <p className={type['note']}>{t('challenge.none')}</p>
          ) : (
            challenges.map((one) => <ChallengeItem key={one.id} project={project} challenge={one} />)
          )
        }
      </Panel>
    </section>
  );
}
