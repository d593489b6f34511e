import type { ComponentType, ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { useRoute } from '#renderer/state/location.ts';
import { JournalTab } from './JournalTab.tsx';
import { PopulationTab } from './PopulationTab.tsx';
import { RetrainingTab } from './RetrainingTab.tsx';
import { tabOf } from './stability-tabs.ts';
import type { StabilityTab } from './stability-tabs.ts';
import { WorksTab } from './WorksTab.tsx';

const TABS: Record<StabilityTab, ComponentType<{ project: ProjectSummary }>> = {
  population: PopulationTab,
  works: WorksTab,
  retraining: RetrainingTab,
  journal: JournalTab,
};

/** Two questions kept apart: is it the same population, and does it still work. */
export function StabilityView(): ReactNode {
  const project = useOpenedProject();
  const Shown = TABS[tabOf(useRoute((route) => route.tab))];
  return <Shown project={project} />;
}
