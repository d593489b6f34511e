import type { ComponentType, ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { useRoute } from '#renderer/state/location.ts';
import { ColumnsTab } from './ColumnsTab.tsx';
import { tabOf } from './data-tabs.ts';
import type { DataTab } from './data-tabs.ts';
import { FramingTab } from './FramingTab.tsx';
import { TrailTab } from './TrailTab.tsx';
import { MeaningTab } from './MeaningTab.tsx';
import { ModelsTab } from './ModelsTab.tsx';
import { QualityTab } from './QualityTab.tsx';
import { SetAsideTab } from './SetAsideTab.tsx';
import { SourcesTab } from './SourcesTab.tsx';

const TABS: Record<DataTab, ComponentType<{ project: ProjectSummary }>> = {
  sources: SourcesTab,
  columns: ColumnsTab,
  quality: QualityTab,
  setAside: SetAsideTab,
  framing: FramingTab,
  models: ModelsTab,
  meaning: MeaningTab,
  trail: TrailTab,
};

export function DataView(): ReactNode {
  const project = useOpenedProject();
  const { tab } = useRoute();
  const Shown = TABS[tabOf(tab)];
  return <Shown project={project} />;
}
