import { useState } from 'react';
import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Design } from '#shared/analyses/ab-test/design.ts';
import { metricName, OWN, primaryOf } from '#shared/analyses/ab-test/said.ts';
import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { client } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { DayField } from '#renderer/ui/DayField.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { GroupColumns } from './GroupColumns.tsx';
import { Guardrails } from './Guardrails.tsx';
import type { Guarded } from './Guardrails.tsx';
import { kindOf } from './measures.ts';
import { Measures } from './Measures.tsx';
import css from './Settings.module.css';

type Changes = { [K in keyof Design]?: Design[K] | null };

/** What was planned: kept in the project, and told in the trail with whether results could be seen by then. */
export function Settings({ project, test }: { project: ProjectSummary; test: AbTest }): ReactNode {
  const { t, say, format } = useWords();
  const kept = useCall('design.read', { project: project.id }, project.state);
  const [changes, setChanges] = useState<Changes>({});
  const [error, setError] = useState<Error | null>(null);
  const stored = kept.result?.stored ?? null;
  const design = merged(stored?.design ?? {}, changes);
  const primary = primaryOf(test);
  const set = (change: Changes): void => setChanges((now) => ({ ...now, ...change }));
  const save = async (): Promise<void> => {
    try {
      await client.call('design.save', { project: project.id, design });
      setChanges({});
      setError(null);
      await refreshSummary(project.id);
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
    }
  };
  const measures = measuresOf(test, design, project.meaning.currency).map((one): Guarded => ({
    ...one,
    said: say(metricName(one)),
  }));
  const decides = design.metric ?? primary?.name ?? null;
  const armNames = [
    ...new Set([...(test.arms === null ? [] : Object.values(test.arms)), ...test.otherArms.map(({ arm }) => arm)]),
  ];
  const isChanged = Object.keys(changes).length > 0;
  return (
    <section className={css['section']} aria-label={t('outcomes.ab.settings')}>
      <h2 className={type['panelTitle']}>{t('outcomes.ab.settings')}</h2>
      <p className={`${type['note']} ${css['more']}`}>
        {stored === null
          ? t('outcomes.ab.fromLog')
          : t(stored.afterResults ? 'outcomes.ab.setAfter' : 'outcomes.ab.setBefore', {
              day: format.day(stored.setAt),
            })}
      </p>
      <div className={css['fields']}>
        {armNames.length > 2 || test.arms === null
          ? (['treatment', 'control'] as const).map((which) => (
              <Choice
                key={which}
                label={t(`outcomes.ab.fields.${which}`)}
                value={design[which] ?? test.arms?.[which] ?? null}
                options={armNames}
                onChange={(arm) => set({ [which]: arm })}
              />
            ))
          : null}
        {measures.length > 0 && (
          <Choice
            label={t('outcomes.ab.fields.metric')}
            value={decides}
            options={measures.map(({ name, said }) => ({ value: name, label: said }))}
            onChange={(metric) => set({ metric })}
          />
        )}
        <Choice
          label={t('outcomes.ab.fields.better')}
          value={design.better ?? primary?.better ?? 'up'}
          options={[
            { value: 'up', label: t('outcomes.ab.fields.up') },
            { value: 'down', label: t('outcomes.ab.fields.down') },
          ]}
          onChange={(better) => set({ better: better === 'down' ? 'down' : 'up' })}
        />
        <Choice
          label={t('outcomes.ab.fields.unit')}
          value={design.unit ?? test.design.unit}
          options={[
            { value: 'case', label: t('outcomes.ab.fields.case') },
            { value: 'individual', label: t('outcomes.ab.fields.individual') },
          ]}
          onChange={(unit) => set({ unit: unit === 'individual' ? 'individual' : 'case' })}
        />
        <NumberField
          label={t('outcomes.ab.fields.share')}
          value={percentOf(design.share ?? (isEstimated(test.design.share) ? test.design.share : null))}
          unit="%"
          accepts={(value) => value > 0 && value < 100}
          expected={t('outcomes.ab.fields.shareExpected')}
          onChange={(value) => set({ share: value === null ? null : value / 100 })}
        />
        <NumberField
          label={t(primary?.kind === 'rate' ? 'outcomes.ab.fields.effectPoints' : 'outcomes.ab.fields.effect')}
          value={primary?.kind === 'rate' ? percentOf(design.effect ?? null) : (design.effect ?? null)}
          accepts={(value) => value > 0}
          expected={t('outcomes.ab.fields.positive')}
          onChange={(value) => set({ effect: value === null ? null : primary?.kind === 'rate' ? value / 100 : value })}
        />
        <NumberField
          label={t('outcomes.ab.fields.cost')}
          value={design.cost ?? null}
          accepts={(value) => value >= 0}
          expected={t('outcomes.ab.fields.positive')}
          onChange={(cost) => set({ cost })}
        />
        <DayField
          label={t('outcomes.ab.fields.end')}
          description={t('outcomes.ab.fields.endNote')}
          value={design.end ?? null}
          onChange={(end) => set({ end })}
        />
      </div>
      <div className={css['lists']}>
        <Guardrails
          guardrails={design.guardrails ?? []}
          measures={measures.filter(({ name }) => name !== decides)}
          onChange={(guardrails) => set({ guardrails: guardrails.length === 0 ? null : guardrails })}
        />
        <Measures
          project={project}
          measures={design.metrics ?? []}
          onChange={(metrics) => set(withMeasures(design, metrics))}
        />
        <GroupColumns
          project={project}
          chosen={design.by ?? null}
          used={test.design.by}
          onChange={(by) => set({ by })}
        />
      </div>
      {error !== null && <ErrorPanel error={error} />}
      <Button off={isChanged ? null : t('outcomes.ab.unchanged')} onClick={() => void save()}>
        {t('outcomes.ab.save')}
      </Button>
    </section>
  );
}

/** Measures that can decide or be guarded: those of the report, and those that a person has just described. */
function measuresOf(test: AbTest, design: Design, currency: string | null): Omit<Guarded, 'said'>[] {
  const added = design.metrics ?? [];
  const dropped = (name: string): boolean => !OWN.has(name) && !added.some((one) => one.name === name);
  return [
    ...test.metrics.filter(({ name }) => !dropped(name)),
    ...added
      .filter(({ name }) => !test.metrics.some((one) => one.name === name))
      .map((one) => ({
        name: one.name,
        label: {},
        kind: kindOf(one),
        currency: one.money === true ? currency : null,
        better: one.better ?? 'up',
      })),
  ];
}

/** A measure that is taken out decides no more, and nothing is guarded by it. */
function withMeasures(design: Design, metrics: NonNullable<Design['metrics']>): Changes {
  const gone = design.metrics?.filter(({ name }) => !metrics.some((one) => one.name === name)) ?? [];
  const isGone = (name: string | undefined): boolean => gone.some((one) => one.name === name);
  const guardrails = design.guardrails?.filter(({ metric }) => !isGone(metric)) ?? [];
  return {
    metrics: metrics.length === 0 ? null : metrics,
    ...(isGone(design.metric) ? { metric: null } : {}),
    ...(guardrails.length === (design.guardrails?.length ?? 0)
      ? {}
      : { guardrails: guardrails.length === 0 ? null : guardrails }),
  };
}

function percentOf(share: number | null): number | null {
  return share === null ? null : Number((share * 100).toPrecision(6));
}

/** The design with its changes; what was emptied is left to the log again. */
function merged(design: Design, changes: Changes): Design {
  return Object.fromEntries(Object.entries({ ...design, ...changes }).filter(([, value]) => value !== null));
}
