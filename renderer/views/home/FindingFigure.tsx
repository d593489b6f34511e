import type { ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { SmallFigure } from '#renderer/charts/SmallFigure.tsx';
import { figureOfFinding } from './figure-of-finding.ts';

/** The small figure that proves a finding, once its analysis has answered. */
export function FindingFigure({ analysis, finding }: { analysis: string; finding: Finding }): ReactNode {
  const answer = useAnalysis(analysis).result;
  const figure = answer === null ? null : figureOfFinding(finding, answer.figures);
  return figure === null ? null : <SmallFigure figure={figure} provenance={answer?.provenance ?? null} />;
}
