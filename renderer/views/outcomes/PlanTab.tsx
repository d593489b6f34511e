import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Plan, PlanSheet } from '#shared/analyses/plan/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding, told } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { ComputedLink } from '#renderer/ui/ComputedLink.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { choose, useChoice } from './outcomes-choices.ts';
import { OutcomesFrame } from './OutcomesFrame.tsx';
import { SavedPlans } from './SavedPlans.tsx';
import css from './Shadow.module.css';

const EXPOSURES = ['5', '10', '20', '30', '50'] as const;

/** How large the next test must be, how long it takes and what waiting costs; nothing is started here. */
export function PlanTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const metric = useChoice(project.id, 'planMetric');
  const effect = useChoice(project.id, 'planEffect');
  const exposure = useChoice(project.id, 'planExposure');
  const worth = useChoice(project.id, 'planWorth');
  const asked = useAnalysis<Plan>('plan', {
    ...(metric === null ? {} : { metric }),
    ...(effect === null ? {} : { effect }),
    ...(exposure === null ? {} : { exposure }),
    ...(worth === null ? {} : { worth }),
  });
  const answer = asked.result;
  const main = mainFinding(answer?.findings, 'plan.size', 'plan.none');
  const figure = figureOf(answer?.figures, 'plan.options');
  const { verdict, lead, computed } = told('outcomes', asked, { main, figure }, words);
  const sheet = answer !== null && isEstimated(answer.result) ? answer.result : null;
  return (
    <OutcomesFrame
      verdict={verdict}
      lead={lead}
      {...(sheet === null
        ? {}
        : {
            foot: (
              <>
                <span>{t('outcomes.plan.basis', { count: sheet.known, days: sheet.days })}</span>
                <span>{t('outcomes.plan.test')}</span>
                <ComputedLink computed={computed}>{t('outcomes.how')}</ComputedLink>
              </>
            ),
          })}
    >
      <div className={css['split']}>
        <Panel asked={asked}>
          {({ result, provenance }) =>
            !isEstimated(result) ? (
              <CannotTell figure={result} />
            ) : figure === null ? null : (
              <FigurePanel figure={figure} provenance={provenance} />
            )
          }
        </Panel>
        <section>
          <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('outcomes.plan.settings')}</h2>
          <Fields project={project} sheet={sheet} />
        </section>
      </div>
      <SavedPlans project={project} />
    </OutcomesFrame>
  );
}

function Fields({ project, sheet }: { project: ProjectSummary; sheet: PlanSheet | null }): ReactNode {
  const { t } = useWords();
  const metric = useChoice(project.id, 'planMetric');
  const effect = useChoice(project.id, 'planEffect');
  const exposure = useChoice(project.id, 'planExposure');
  const worth = useChoice(project.id, 'planWorth');
  const shown = Math.round((exposure ?? sheet?.chosen.exposure ?? 0.2) * 100);
  const current = metric ?? sheet?.metric ?? 'rate';
  return (
    <div className={css['fields']}>
      <Segments
        legend={t('outcomes.plan.metric')}
        options={(['rate', 'value'] as const).map((value) => ({ value, label: t(`outcomes.plan.metrics.${value}`) }))}
        value={current}
        onChange={(planMetric) => choose(project.id, { planMetric })}
        isField
      />
      <Segments
        legend={t('outcomes.plan.exposure')}
        options={EXPOSURES.map((value) => ({ value, label: t('outcomes.plan.share', { share: Number(value) / 100 }) }))}
        value={EXPOSURES.find((value) => Number(value) === shown) ?? null}
        onChange={(value) => choose(project.id, { planExposure: Number(value) / 100 })}
        isField
      />
      <NumberField
        label={t('outcomes.plan.effect')}
        description={t('outcomes.plan.effectAbout')}
        unit="%"
        value={(effect ?? sheet?.relative ?? 0.1) * 100}
        onChange={(value) => choose(project.id, { planEffect: value === null ? null : value / 100 })}
        accepts={(value) => value > 0 && value <= 100}
        expected={t('outcomes.plan.effectExpected')}
      />
      {current === 'rate' && (
        <NumberField
          label={t('outcomes.plan.worth')}
          description={t('outcomes.plan.worthAbout')}
          {...(sheet === null || sheet.currency === null ? {} : { unit: sheet.currency })}
          value={worth}
          onChange={(planWorth) => choose(project.id, { planWorth })}
        />
      )}
    </div>
  );
}
