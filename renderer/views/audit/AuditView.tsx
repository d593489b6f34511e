import type { ComponentType, ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { useRoute } from '#renderer/state/location.ts';
import { tabOf } from './audit-tabs.ts';
import type { AuditTab } from './audit-tabs.ts';
import { ChallengesTab } from './ChallengesTab.tsx';
import { ReadinessTab } from './ReadinessTab.tsx';

const TABS: Record<AuditTab, ComponentType<{ project: ProjectSummary }>> = {
  challenges: ChallengesTab,
  readiness: ReadinessTab,
};

/** What was contested and how it was answered, and how ready the model is to be relied upon. */
export function AuditView(): ReactNode {
  const project = useOpenedProject();
  const Shown = TABS[tabOf(useRoute((route) => route.tab))];
  return <Shown project={project} />;
}
