import type { ReactNode } from 'react';
import { useProject } from '#renderer/api/use-project.ts';
import { EmptyProject } from './EmptyProject.tsx';
import { Health } from './Health.tsx';
import { Welcome } from './Welcome.tsx';

export function HomeView(): ReactNode {
  const { project } = useProject();
  if (project === null) return <Welcome />;
  return project.rows === 0 ? <EmptyProject project={project} /> : <Health project={project} />;
}
