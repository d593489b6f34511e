import type { ComponentType, ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { newImport } from '#renderer/project/actions.ts';
import { useRoute } from '#renderer/state/location.ts';
import { Empty } from '#renderer/ui/Empty.tsx';
import { Link, LinkButton } from '#renderer/ui/Link.tsx';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { BaselineTab } from './BaselineTab.tsx';
import { CalibrationTab } from './CalibrationTab.tsx';
import { CutoffTab } from './CutoffTab.tsx';
import { FairnessTab } from './FairnessTab.tsx';
import { missingPart } from './missing-part.ts';
import { QualityTab } from './QualityTab.tsx';
import { tabOf } from './results-tabs.ts';
import type { ResultsTab } from './results-tabs.ts';
import { SegmentsTab } from './SegmentsTab.tsx';
import { TimeTab } from './TimeTab.tsx';

const TABS: Record<ResultsTab, ComponentType<{ project: ProjectSummary }>> = {
  quality: QualityTab,
  time: TimeTab,
  calibration: CalibrationTab,
  cutoff: CutoffTab,
  segments: SegmentsTab,
  fairness: FairnessTab,
  baseline: BaselineTab,
};

/** How good the score is and what it brings; a log without the columns for it is told which one is missing. */
export function ResultsView(): ReactNode {
  const { t } = useWords();
  const project = useOpenedProject();
  const { tab } = useRoute();
  const missing = missingPart(project);
  if (missing !== null)
    return (
      <PageFrame verdict={t(`results.empty.${missing}`)}>
        <Empty
          title={t(`results.empty.${missing}Title`)}
          link={
            <>
              <LinkButton onClick={newImport}>{t('results.empty.import')}</LinkButton>
              {missing !== 'rows' && <Link to={{ place: 'data', tab: 'columns' }}>{t('results.empty.columns')}</Link>}
            </>
          }
        >
          {t(`results.empty.${missing}Text`)}
        </Empty>
      </PageFrame>
    );
  const Shown = TABS[tabOf(tab)];
  return <Shown project={project} />;
}
