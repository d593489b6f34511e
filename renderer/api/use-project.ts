import { useQuery } from '@tanstack/react-query';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { setOpenProject, useOpenProject } from '#renderer/state/open-project.ts';
import { client } from './client.ts';
import { queryClient } from './query-client.ts';

const summaryKey = (project: string): readonly unknown[] => ['project.summary', { project }];

/** The open project, or null. While a reload looks for it, `isLooking`. */
export function useProject(): { project: ProjectSummary | null; isLooking: boolean } {
  const id = useOpenProject((state) => state.id);
  const query = useQuery({
    queryKey: summaryKey(id ?? ''),
    enabled: id !== null,
    queryFn: ({ signal }) =>
      client.call('project.summary', { project: id ?? '' }, { signal }).catch((fault: unknown) => {
        setOpenProject(null);
        throw fault;
      }),
  });
  return { project: id === null ? null : (query.data ?? null), isLooking: id !== null && query.isPending };
}

/** The project of a page that only shows with one. */
export function useOpenedProject(): ProjectSummary {
  const { project } = useProject();
  if (project === null) throw new Error('no open project');
  return project;
}

export function keepSummary(summary: ProjectSummary): void {
  queryClient.setQueryData(summaryKey(summary.id), summary);
}

export function currentSummary(): ProjectSummary | null {
  const { id } = useOpenProject.getState();
  return id === null ? null : (queryClient.getQueryData<ProjectSummary>(summaryKey(id)) ?? null);
}

export async function refreshSummary(project: string): Promise<void> {
  keepSummary(await client.call('project.summary', { project }));
}
