import { useMemo } from 'react';
import type { Provenance } from '#shared/domain/provenance.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { sortFindings } from '#shared/domain/finding.ts';
import { analyses } from '#shared/analyses/index.ts';
import { useSelection } from '#renderer/state/location.ts';
import { namedFigure } from './named-figure.ts';
import { useProject } from './use-project.ts';
import { useStream } from './use-stream.ts';
import type { Asked } from './use-stream.ts';

export type Answered<R> = { result: R; findings: Finding[]; figures: Figure[]; provenance: Provenance };

/** One analysis over the rows that are selected, unless it is about one of its own, with its sentences and its figures. */
export function useAnalysis<R>(
  id: string,
  parameters: Record<string, unknown> = {},
  { ofSelection = true }: { ofSelection?: boolean } = {},
): Asked<Answered<R>> {
  const { project } = useProject();
  const selection = useSelection();
  const input =
    project === null
      ? null
      : { project: project.id, analysis: id, parameters: ofSelection ? { ...selection, ...parameters } : parameters };
  const asked = useStream('analysis.run', input, project?.state);
  const answer = asked.result;
  const columns = project?.columns;
  const result = useMemo(() => {
    const analysis = analyses.get(id);
    if (answer === null || analysis === undefined) return null;
    const parsed = analysis.result.parse(answer.result);
    return {
      result: parsed as R,
      findings: sortFindings(analysis.findings(parsed)),
      figures: analysis.figures(parsed).map((figure) => namedFigure(figure, columns)),
      provenance: answer.provenance,
    };
  }, [id, answer, columns]);
  return { ...asked, result };
}
