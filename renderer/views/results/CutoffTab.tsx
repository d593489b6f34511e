import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { mainFinding, verdictText } from '#renderer/api/told.ts';
import { navigate } from '#renderer/state/location.ts';
import { PutInStory } from '#renderer/export/PutInStory.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { cutoffFigure } from './cutoff-figure.ts';
import { cutoffModel } from './cutoff-model.ts';
import type { Amounts } from './cutoff-model.ts';
import { cutoffLead, cutoffVerdict } from './cutoff-words.ts';
import type { CutoffContext } from './cutoff-words.ts';
import { CutoffSimulator } from './CutoffSimulator.tsx';
import { namesOf } from './names.ts';
import { OfEstimates } from './OfEstimates.tsx';
import { ResultsFrame } from './ResultsFrame.tsx';
import { useEdge } from './use-edge.ts';
import { useScored } from './use-scored.ts';
import css from './Results.module.css';

/** The cut-off moved by hand: people first, then money, at once. */
export function CutoffTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const [amounts, setAmounts] = useState<Amounts | null>(null);
  const asked = useScored<Threshold>(project.id, 'threshold', amounts ?? {});
  const svg = useRef<SVGSVGElement>(null);
  const answer = asked.result;
  const result = answer?.result ?? null;
  const isProbability = project.meaning.scoreKind === 'probability';
  const context = useMemo((): CutoffContext | null => {
    if (result === null || result.histogram.known.length === 0) return null;
    return { model: cutoffModel(result), names: namesOf(result, words), currency: result.currency, isProbability };
  }, [result, words, isProbability]);
  const figure = useMemo(
    () => (result === null || result.points.length === 0 ? null : cutoffFigure(result, isProbability)),
    [result, isProbability],
  );
  return (
    <ResultsFrame
      project={project}
      verdict={
        context === null ? (
          verdictText('results', asked, mainFinding(answer?.findings), words)
        ) : (
          <Spoken context={context} project={project.id} say={cutoffVerdict} />
        )
      }
      {...(context === null ? {} : { lead: <Spoken context={context} project={project.id} say={cutoffLead} /> })}
      population={result?.population}
      mode={result?.mode}
      computed={
        figure === null || answer === null
          ? null
          : { figure, provenance: answer.provenance, picture: () => svg.current }
      }
      actions={
        context !== null && (
          <>
            <div className={css['wide']}>
              {figure !== null && answer !== null && (
                <PutInStory figure={figure} provenance={answer.provenance} reasonBelow />
              )}
            </div>
            <Button onClick={() => navigate({ place: 'cases', tab: null })}>{t('about.cases')}</Button>
          </>
        )
      }
    >
      <Panel asked={asked}>
        {({ result: ready, provenance }) =>
          context === null ? (
            project.meaning.task === 'regression' ? (
              <OfEstimates />
            ) : (
              !isEstimated(ready.best) && <CannotTell figure={ready.best} />
            )
          ) : (
            <CutoffSimulator
              project={project.id}
              context={context}
              result={ready}
              asked={provenance.selection}
              figure={figure}
              svg={svg}
              isAsked={amounts !== null}
              onAmounts={setAmounts}
            />
          )
        }
      </Panel>
    </ResultsFrame>
  );
}

type SpokenProps = {
  context: CutoffContext;
  project: string;
  say: (context: CutoffContext, edge: number, words: ReturnType<typeof useWords>) => string;
};

/** A sentence that follows the handle; nothing else of the frame is drawn again. */
function Spoken({ context, project, say }: SpokenProps): ReactNode {
  const words = useWords();
  const edge = useEdge(project, context);
  return say(context, edge, words);
}
