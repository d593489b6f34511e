import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Shadow, ShadowReport, ShadowVerdict } from '#shared/analyses/shadow/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding, told } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import type { Answered } from '#renderer/api/use-analysis.ts';
import { ExportResults } from '#renderer/export/ExportResults.tsx';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { newImport } from '#renderer/project/actions.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import type { Shape } from '#renderer/ui/Badge.tsx';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { ComputedLink } from '#renderer/ui/ComputedLink.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { DifferingCases } from './DifferingCases.tsx';
import { OutcomesFrame } from './OutcomesFrame.tsx';
import { ShadowTechnical } from './ShadowTechnical.tsx';
import { useChoice } from './outcomes-choices.ts';
import { Steps } from './Steps.tsx';
import { SwapSets } from './SwapSets.tsx';
import { TrustStrip } from './TrustStrip.tsx';
import { trustOf } from './shadow-trust.ts';
import css from './Shadow.module.css';

const SHAPES: Record<ShadowVerdict['state'], Shape> = {
  promote: 'act',
  runTest: 'watch',
  keep: 'holds',
  cannotTell: 'know',
};

/** Whether the model that only looked on would do better than the one in service. */
export function ShadowTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const isExact = useChoice(project.id, 'exact') === true;
  const asked = useAnalysis<Shadow>('shadow', isExact ? { mode: 'exact' } : {});
  const answer = asked.result;
  const main = mainFinding(answer?.findings, 'shadow.verdict', 'shadow.none');
  const figure = figureOf(answer?.figures, 'shadow.swap', 'shadow.error', 'shadow.agreement');
  const { verdict, lead, computed } = told('outcomes', asked, { main, figure }, words);
  const report = answer === null || !isEstimated(answer.result) ? null : answer.result;
  return (
    <OutcomesFrame
      {...(report === null
        ? {}
        : {
            above: (
              <span className={css['state']}>
                <Badge shape={SHAPES[report.verdict.state]}>{t(`shadow.states.${report.verdict.state}`)}</Badge>
              </span>
            ),
            actions: (
              <ExportResults
                project={project}
                asked={['shadow']}
                title={t('outcomes.shadow.exportTitle', { project: project.name })}
                lead={t('outcomes.shadow.exportLead')}
              >
                {t('outcomes.export')}
              </ExportResults>
            ),
            foot: (
              <>
                <span>{t('outcomes.shadow.scoredTwice', { count: report.n, rows: report.rows })}</span>
                <span>{t('outcomes.shadow.versions', versionNames(report))}</span>
                <Steps project={project} report={report} asked={asked} />
                <ComputedLink computed={computed}>{t('outcomes.how')}</ComputedLink>
              </>
            ),
          })}
      verdict={verdict}
      lead={lead}
    >
      <Panel asked={asked}>
        {({ result, ...told }) =>
          isEstimated(result) ? (
            <Report report={result} told={told} />
          ) : result.reason === 'NO_SHADOW_COLUMN' ? (
            <Empty
              title={t('outcomes.shadow.emptyTitle')}
              link={<LinkButton onClick={newImport}>{t('outcomes.empty.import')}</LinkButton>}
            >
              {t('outcomes.shadow.emptyText')}
            </Empty>
          ) : (
            <CannotTell figure={result} />
          )
        }
      </Panel>
    </OutcomesFrame>
  );
}

function versionNames({ versions }: ShadowReport): { champion: string; shadow: string } {
  return { champion: versions.champion.join(', ') || '–', shadow: versions.shadow.join(', ') || '–' };
}

type Told = Omit<Answered<Shadow>, 'result'>;

function Report({ report, told }: { report: ShadowReport; told: Told }): ReactNode {
  const words = useWords();
  const { t } = words;
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const { figures, findings, provenance } = told;
  const shown = (...ids: string[]): ReactNode =>
    ids.map((id) => {
      const figure = figureOf(figures, id);
      return figure === null ? null : (
        <div key={id} className={css['figure']}>
          <FigurePanel figure={figure} provenance={provenance} />
        </div>
      );
    });
  return (
    <>
      <TrustStrip question={t('outcomes.trusted')} items={trustOf(report, words)} />
      <div className={css['split']}>
        <div>
          {shown('shadow.swap', 'shadow.error', 'shadow.deciles')}
          {!isEstimated(report.swap) && report.task !== 'regression' && <CannotTell figure={report.swap} />}
        </div>
        <div>
          <Limits findings={findings} />
          {shown('shadow.agreement')}
        </div>
      </div>
      {isEstimated(report.swap) && <SwapSets swap={report.swap} told={told} />}
      <div className={css['halves']}>
        <div>{shown('shadow.coverage')}</div>
        <div>
          {shown('shadow.uplift')}
          {!isEstimated(report.uplift) && report.task !== 'regression' && (
            <>
              <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('shadow.figures.uplift')}</h2>
              <CannotTell figure={report.uplift} />
            </>
          )}
        </div>
      </div>
      {report.differing.length > 0 && <DifferingCases report={report} asked={provenance.selection} />}
      {isExpert && <ShadowTechnical report={report} />}
    </>
  );
}

/** What the log cannot tell, in full: it stands beside the figures, not under a link. */
function Limits({ findings }: { findings: readonly Finding[] }): ReactNode {
  const { t, say } = useWords();
  const limits = findings.find(({ id }) => id === 'shadow.limits');
  if (limits === undefined || limits.account.length === 0) return null;
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('outcomes.shadow.cannotSay')}</h2>
      <ul className={css['sentences']}>
        {limits.account.map((phrase) => (
          <li key={phrase.key}>{say(phrase)}</li>
        ))}
      </ul>
    </section>
  );
}
