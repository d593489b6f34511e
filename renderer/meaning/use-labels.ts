import { useMemo } from 'react';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { projectLabels } from './labels.ts';
import type { Labels } from './labels.ts';

export function useLabels(project: ProjectSummary): Labels {
  const { language } = useWords();
  const overview = useAnalysis<Overview>('overview').result?.result ?? null;
  const bundle = project.bundles.find((one) => one.role === 'champion') ?? project.bundles[0];
  const input = bundle === undefined ? null : { project: project.id, bundle: bundle.id };
  const manifest = useCall('bundle.passport', input, project.state).result?.manifest ?? null;
  return useMemo(() => projectLabels(overview, manifest, language), [overview, manifest, language]);
}
