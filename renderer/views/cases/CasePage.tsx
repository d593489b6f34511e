import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { CaseAlike, CaseReading } from '#shared/contract/cases.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { CaseChallenges } from '#renderer/challenges/CaseChallenges.tsx';
import { isEstimated } from '#shared/domain/estimate.ts';
import { figureOf } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { useCall } from '#renderer/api/use-call.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import { useTable } from '#renderer/api/use-table.ts';
import { useLabels } from '#renderer/meaning/use-labels.ts';
import { openDrawer } from '#renderer/state/drawer.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { ComputedLink } from '#renderer/ui/ComputedLink.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Link, LinkButton } from '#renderer/ui/Link.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { caseGroups } from './case-columns.ts';
import { useChoice } from './case-choices.ts';
import { caseVerdict, endText, isBorderline, nearText } from './case-sentences.ts';
import { endTone } from './case-tones.ts';
import type { GoodSide } from './case-tones.ts';
import { CaseActions } from './CaseActions.tsx';
import { CaseStrip } from './CaseStrip.tsx';
import { CaseTrace } from './CaseTrace.tsx';
import { CaseWhy } from './CaseWhy.tsx';
import { OtherDecisions } from './OtherDecisions.tsx';
import { SimilarCases } from './SimilarCases.tsx';
import { CaseQuestions } from './questions/CaseQuestions.tsx';
import { WhatIf } from './what-if/WhatIf.tsx';
import { WhatWouldChange } from './WhatWouldChange.tsx';
import { ScoreScale } from './ScoreScale.tsx';
import css from './CasePage.module.css';

type Props = { project: ProjectSummary; id: string };

/** One decision: what it was, how often such a score is right, where it stands, why, and how far that can be relied on. */
export function CasePage({ project, id }: Props): ReactNode {
  const { t } = useWords();
  const asked = useCall('case.read', { project: project.id, case: id }, project.state);
  // Asked at once: the reasons are worked out while the rank is counted.
  useAnalysis<Explain>('explain', { case: id }, { ofSelection: false });
  // What is being read again of the same case stays; that of another one goes.
  const reading = asked.isUpdating && asked.result?.caseId !== id ? null : asked.result;
  if (reading === null)
    return (
      <PageFrame verdict={t(asked.error === null ? 'case.reading' : 'case.notFound', { id })}>
        {asked.error === null ? (
          <Loading progress={null} />
        ) : (
          <ErrorPanel error={asked.error}>
            <Link to={{ place: 'cases', tab: null }}>{t('case.toAll')}</Link>
          </ErrorPanel>
        )}
      </PageFrame>
    );
  return <Read key={id} project={project} reading={reading} />;
}

function Read({ project, reading }: { project: ProjectSummary; reading: CaseReading }): ReactNode {
  const words = useWords();
  const { t } = words;
  const background = useChoice(project.id, 'background');
  const alike = useCall('case.alike', { project: project.id, case: reading.caseId }, project.state);
  const ofCase = { case: reading.caseId };
  // What is proven of the case stands whatever it is compared with.
  const own = useAnalysis<Explain>('explain', ofCase, { ofSelection: false });
  const compared = background === null ? ofCase : { ...ofCase, background };
  const asked = useAnalysis<Explain>('explain', compared, { ofSelection: false });
  const explain = own.result?.result ?? null;
  const figure = figureOf(asked.result?.figures, 'explain.reasons');
  const goodSide = explain === null || !isEstimated(explain) ? null : (explain.goodSide ?? null);
  return (
    <PageFrame
      takesFocus
      verdict={caseVerdict(reading, words)}
      lead={<Lead reading={reading} alike={alike.result} goodSide={goodSide} />}
      {...(project.readOnly ? {} : { actions: <CaseActions project={project} reading={reading} explain={explain} /> })}
      foot={
        <>
          <AllFacts project={project} id={reading.caseId} />
          <ComputedLink
            computed={figure === null || asked.result === null ? null : { figure, provenance: asked.result.provenance }}
          >
            {t('model.how')}
          </ComputedLink>
        </>
      }
    >
      {isBorderline(reading) && (
        <p className={css['borderline']}>
          <Badge shape="watch">{t('case.borderline')}</Badge>
        </p>
      )}
      <ScoreScale reading={reading} goodSide={goodSide} />
      <CaseTrace reading={reading} explain={explain} isAsking={isAsking(own)} project={project} />
      <CaseWhy
        project={project}
        asked={asked}
        beside={
          <>
            <WhatWouldChange reading={reading} goodSide={goodSide} />
            <SimilarCases project={project.id} id={reading.caseId} explain={explain} goodSide={goodSide} />
            <OtherDecisions reading={reading} />
          </>
        }
      />
      <WhatIf project={project} id={reading.caseId} />
      <CaseQuestions project={project} reading={reading} alike={alike.result} explained={own.result} />
      <CaseChallenges project={project} caseId={reading.caseId} />
      <CaseStrip reading={reading} explain={asked.result?.result ?? null} />
    </PageFrame>
  );
}

function isAsking({ result, error, isStopped }: Asked<unknown>): boolean {
  return result === null && error === null && !isStopped;
}

/** How such scores ended, and how this case did: in its colour, where the project says which end is the good one. */
function Lead({
  reading,
  alike,
  goodSide,
}: {
  reading: CaseReading;
  alike: CaseAlike | null;
  goodSide: GoodSide;
}): ReactNode {
  const words = useWords();
  const tone = endTone(reading.outcome?.isPositive ?? null, goodSide);
  const [near, end] = [nearText(reading, alike, words), endText(reading, words)];
  return (
    <>
      {near === '' ? '' : `${near} `}
      <span className={tone === null ? undefined : css[`${tone}Text`]}>{end}</span>
    </>
  );
}

const FIRST_FOUND = 50;

/** Everything that the log says of the case, beside the page. */
function AllFacts({ project, id }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const labels = useLabels(project);
  const input = useCallback(
    (offset: number, limit: number) => ({ project: project.id, selection: {}, search: id, offset, limit }),
    [project.id, id],
  );
  const found = useTable('cases.page', input, { version: project.state });
  // The search is by how an identifier begins; the whole one is among the first.
  const line = [...Array(FIRST_FOUND).keys()]
    .map((index) => found.rowAt(index))
    .find((one) => one !== null && String(one.value('case_id')) === id);
  if (line === undefined || line === null) return null;
  return (
    <LinkButton
      onClick={() =>
        openDrawer({ kind: 'facts', title: id, groups: caseGroups(line, { project, labels }, words), note: null })
      }
    >
      {t('case.allFacts')}
    </LinkButton>
  );
}
