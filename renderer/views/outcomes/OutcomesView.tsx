import type { ComponentType, ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { newImport } from '#renderer/project/actions.ts';
import { useRoute } from '#renderer/state/location.ts';
import { Empty } from '#renderer/ui/Empty.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { AbTab } from './ab/AbTab.tsx';
import { OutcomesFrame } from './OutcomesFrame.tsx';
import { tabOf } from './outcomes-tabs.ts';
import type { OutcomesTab } from './outcomes-tabs.ts';
import { PlanTab } from './PlanTab.tsx';
import { ShadowTab } from './ShadowTab.tsx';

const TABS: Record<OutcomesTab, ComponentType<{ project: ProjectSummary }>> = {
  ab: AbTab,
  shadow: ShadowTab,
  plan: PlanTab,
};

/** Whether following a model made a difference, whether another one would, and how to find out. */
export function OutcomesView(): ReactNode {
  const { t } = useWords();
  const project = useOpenedProject();
  const Shown = TABS[tabOf(useRoute((route) => route.tab))];
  if (project.rows === 0)
    return (
      <OutcomesFrame verdict={t('outcomes.empty.rows')}>
        <Empty
          title={t('outcomes.empty.rowsTitle')}
          link={<LinkButton onClick={newImport}>{t('outcomes.empty.import')}</LinkButton>}
        >
          {t('outcomes.empty.rowsText')}
        </Empty>
      </OutcomesFrame>
    );
  return <Shown project={project} />;
}
