import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import { leadOf } from '#shared/analyses/ab-test/findings.ts';
import { reservationPhrase } from '#shared/analyses/ab-test/said.ts';
import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding, verdictText } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { ExportResults } from '#renderer/export/ExportResults.tsx';
import { newImport } from '#renderer/project/actions.ts';
import { navigate, useSelection } from '#renderer/state/location.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { ComputedLink } from '#renderer/ui/ComputedLink.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { columnName } from '#renderer/ui/selection-text.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { OutcomesFrame } from '../OutcomesFrame.tsx';
import { MetricsTable } from './MetricsTable.tsx';
import { Money } from './Money.tsx';
import { Settings } from './settings/Settings.tsx';
import { Validity } from './Validity.tsx';
import css from './Ab.module.css';

/** Did following the model make a difference: whether the comparison can be trusted, how much, for whom, what money. */
export function AbTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t, say } = words;
  const asked = useAnalysis<AbTest>('ab-test');
  const selection = useSelection();
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const answer = asked.result;
  const verdict = answer !== null && isEstimated(answer.result.verdict) ? answer.result.verdict : null;
  const figure = figureOf(answer?.figures, 'abTest.segments', 'abTest.difference');
  const arm = project.columns.find(({ part }) => part === 'arm');
  const arms = answer?.result.arms ?? null;
  return (
    <OutcomesFrame
      verdict={verdictText('outcomes', asked, mainFinding(answer?.findings, 'abTest.verdict'), words)}
      {...(verdict === null || answer === null
        ? {}
        : {
            above: (
              <>
                <b>{t(`abTest.states.${verdict.state}`)}</b>
                {verdict.reservations.length > 0 &&
                  `, ${t('outcomes.ab.withReservations', { count: verdict.reservations.length })}`}
              </>
            ),
            lead: leadOf(answer.result, verdict).map(say).join(' '),
          })}
      {...(arms === null || arm === undefined
        ? {}
        : {
            actions: (
              <>
                <Button
                  onClick={() =>
                    navigate({
                      place: 'cases',
                      selection: { ...selection, where: [...(selection.where ?? []), `${arm.name}=${arms.treatment}`] },
                    })
                  }
                >
                  {t('outcomes.ab.cases')}
                </Button>
                <ExportResults
                  project={project}
                  asked={['ab-test']}
                  title={`${t('outcomes.tabs.ab')}, ${project.name}`}
                  lead={t('outcomes.ab.exportLead')}
                >
                  {t('outcomes.export')}
                </ExportResults>
              </>
            ),
          })}
      {...(answer === null
        ? {}
        : {
            foot: (
              <>
                <span>{t('outcomes.ab.counted', { count: answer.result.rows })}</span>
                <span>{t(`outcomes.ab.decidedBy.${verdict?.decidedBy ?? 'alwaysValid'}`)}</span>
                {figure !== null && (
                  <ComputedLink computed={{ figure, provenance: answer.provenance }}>{t('outcomes.how')}</ComputedLink>
                )}
              </>
            ),
          })}
    >
      <Panel asked={asked} what={t('outcomes.reading')}>
        {({ result, figures, provenance }) => {
          const { verdict: told } = result;
          if (!isEstimated(told))
            return told.reason === 'NO_ARM_COLUMN' ? (
              <Empty
                title={t('outcomes.ab.noArmsTitle')}
                link={<LinkButton onClick={newImport}>{t('outcomes.empty.import')}</LinkButton>}
              >
                {t('outcomes.ab.noArmsText')}
              </Empty>
            ) : (
              <>
                <CannotTell figure={told} />
                <Settings project={project} test={result} />
              </>
            );
          const shown = (id: string): ReactNode => {
            const one = figureOf(figures, id);
            return one === null ? null : <FigurePanel figure={one} provenance={provenance} />;
          };
          return (
            <>
              <Validity test={result} />
              {told.reservations.length > 0 && (
                <section className={css['reservations']}>
                  <h2>{t('outcomes.ab.reservations')}</h2>
                  <ul>
                    {told.reservations.map((one, at) => (
                      <li key={`${one.reason} ${at}`}>{say(reservationPhrase(result, one))}</li>
                    ))}
                  </ul>
                </section>
              )}
              <div className={css['split']}>
                <div>{shown('abTest.segments')}</div>
                <Money test={result} />
              </div>
              <div className={css['halves']}>
                <div>{shown('abTest.cumulative')}</div>
                <div>{shown('abTest.difference')}</div>
              </div>
              <div className={css['section']}>{shown('abTest.sinceAssignment') ?? <WearsOff test={result} />}</div>
              {isExpert && <MetricsTable test={result} named={(name) => named(project, name, words)} />}
              <Settings project={project} test={result} />
            </>
          );
        }}
      </Panel>
    </OutcomesFrame>
  );
}

/** Whether the effect wears off for those who stay in the test, where the log cannot show it: why. */
function WearsOff({ test: { sinceAssignment } }: { test: AbTest }): ReactNode {
  const { t } = useWords();
  const why = isEstimated(sinceAssignment)
    ? (sinceAssignment.bands.map(({ difference }) => difference).find((one) => !isEstimated(one)) ?? null)
    : sinceAssignment;
  if (why === null || isEstimated(why)) return null;
  return (
    <>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('abTest.figures.sinceAssignment')}</h2>
      <CannotTell figure={why} />
    </>
  );
}

function named(project: ProjectSummary, name: string, words: ReturnType<typeof useWords>): string {
  const column = project.columns.find((one) => one.name === name);
  return column === undefined ? name : columnName(column, words);
}
