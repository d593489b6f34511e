import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Effect } from '#shared/analyses/effect/schema.ts';
import { KINDS } from '#shared/analyses/effect/schema.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import { figureOf, mainFinding, told } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { labelIn } from '#renderer/meaning/labels.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { OtherFindings } from '#renderer/ui/OtherFindings.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { FactList } from './FactList.tsx';
import { choose, useChoice } from './model-choices.ts';
import { ModelFrame } from './ModelFrame.tsx';
import type { TabProps } from './ModelView.tsx';
import { Refusal } from './Refusal.tsx';
import css from './Model.module.css';

/** How the score moves with each fact, and where nobody knows. */
export function EffectsTab({ project, bundle }: TabProps): ReactNode {
  const { t } = useWords();
  const passport = useCall('bundle.passport', { project: project.id, bundle: bundle.id }, project.state);
  const features = passport.result?.manifest.features ?? [];
  const wanted = useChoice(project.id, 'feature');
  const feature = features.find((one) => one.name === wanted) ?? features[0];
  if (feature === undefined)
    return (
      <ModelFrame project={project} bundle={bundle} verdict={t('model.reading')}>
        <Panel asked={passport}>{() => null}</Panel>
      </ModelFrame>
    );
  return <EffectOf project={project} bundle={bundle} features={features} feature={feature} />;
}

type EffectOfProps = TabProps & { features: readonly ManifestFeature[]; feature: ManifestFeature };

function EffectOf({ project, bundle, features, feature }: EffectOfProps): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const kind = useChoice(project.id, 'kind');
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const isOrdered = feature.type === 'numeric';
  const asked = useAnalysis<Effect>('effect', {
    feature: feature.name,
    ...(isExpert && isOrdered && kind !== null ? { kind } : {}),
  });
  const main = mainFinding(asked.result?.findings, 'effect.shape');
  const figure = figureOf(asked.result?.figures, 'effect.curve');
  return (
    <ModelFrame project={project} bundle={bundle} {...told('model', asked, { main, figure }, words)}>
      <div className={css['listed']}>
        <FactList
          label={t('model.effects.facts', { count: features.length })}
          facts={features.map((one) => ({ name: one.name, label: labelIn(one.label, language) ?? one.name }))}
          chosen={feature.name}
          onChange={(name) => choose(project.id, { feature: name })}
        />
        <div>
          {isExpert && isOrdered && (
            <div className={css['kinds']}>
              <Segments
                legend={t('model.effects.kind')}
                options={KINDS.map((value) => ({ value, label: t(`model.effects.kinds.${value}`) }))}
                value={kind ?? 'ale'}
                onChange={(next) => choose(project.id, { kind: next })}
              />
            </div>
          )}
          <Panel asked={asked}>
            {({ result, findings, provenance }) =>
              isEstimated(result) ? (
                <>
                  {figure !== null && <FigurePanel figure={figure} provenance={provenance} />}
                  <OtherFindings page="model" findings={findings} main={main} />
                </>
              ) : (
                <Refusal refused={result} />
              )
            }
          </Panel>
        </div>
      </div>
    </ModelFrame>
  );
}
