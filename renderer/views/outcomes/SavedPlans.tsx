import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { populationOf } from '#shared/analyses/plan/saved.ts';
import type { SavedPlan } from '#shared/analyses/plan/saved.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { client } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { select, useSelection } from '#renderer/state/location.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { PlainTable } from '#renderer/ui/PlainTable.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { ComparedPlan, whom } from './ComparedPlan.tsx';
import type { Compared } from './ComparedPlan.tsx';
import { choose, useChoice } from './outcomes-choices.ts';
import css from './Shadow.module.css';

/** Plans that are kept in the project: opened again, and compared with the test once it runs. */
export function SavedPlans({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const selection = useSelection();
  const metric = useChoice(project.id, 'planMetric');
  const effect = useChoice(project.id, 'planEffect');
  const exposure = useChoice(project.id, 'planExposure');
  const worth = useChoice(project.id, 'planWorth');
  const plans = useCall('plans.list', { project: project.id }, project.state).result?.plans ?? [];
  const [name, setName] = useState('');
  const [compared, setCompared] = useState<Compared | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState<NotEstimable | null>(null);
  const trying = (work: () => Promise<void>): void => {
    setError(null);
    work().catch(setError);
  };
  const save = async (): Promise<void> => {
    const settings = {
      ...(metric === null ? {} : { metric }),
      ...(effect === null ? {} : { effect }),
      ...(exposure === null ? {} : { exposure }),
      ...(worth === null ? {} : { worth }),
    };
    const saved = await client.stream('plans.save', {
      project: project.id,
      name: name.trim(),
      settings,
      selection: { ...selection, where: [...(selection.where ?? [])] },
    });
    setRefused(saved.refused);
    if (saved.refused !== null) return;
    setName('');
    await refreshSummary(project.id);
  };
  const open = ({ settings, ...plan }: SavedPlan): void => {
    const where = populationOf(plan);
    const { where: _, ...rest } = selection;
    select(where.length === 0 ? rest : { ...rest, where });
    choose(project.id, {
      planMetric: settings.metric ?? null,
      planEffect: settings.effect ?? null,
      planExposure: settings.exposure ?? null,
      planWorth: settings.worth ?? null,
    });
  };
  const compare = async (plan: SavedPlan): Promise<void> => {
    const { progress } = await client.stream('plans.progress', { project: project.id, id: plan.id });
    setCompared({ plan, progress });
  };
  const remove = async (plan: SavedPlan): Promise<void> => {
    await client.call('plans.remove', { project: project.id, id: plan.id });
    if (compared?.plan.id === plan.id) setCompared(null);
    await refreshSummary(project.id);
  };
  const columns: TableColumn<SavedPlan>[] = [
    { id: 'name', head: t('outcomes.plan.saved.columns.name'), isRowHead: true, wrap: true, cell: (one) => one.name },
    { id: 'day', head: t('outcomes.plan.saved.columns.day'), cell: (one) => format.day(one.at) },
    {
      id: 'population',
      head: t('outcomes.plan.saved.columns.population'),
      wrap: true,
      cell: (one) => whom(populationOf(one), project, words),
    },
    {
      id: 'cases',
      head: t('outcomes.plan.saved.columns.cases'),
      numeric: true,
      cell: (one) => format.integer(one.treatment + one.control),
    },
    { id: 'days', head: t('outcomes.plan.saved.columns.days'), numeric: true, cell: (one) => format.integer(one.days) },
    {
      id: 'exposure',
      head: t('outcomes.plan.saved.columns.exposure'),
      numeric: true,
      cell: (one) => format.percent(one.exposure),
    },
    {
      id: 'actions',
      head: t('outcomes.plan.saved.columns.actions'),
      cell: (one) => (
        <span className={css['links']}>
          <LinkButton label={t('outcomes.plan.saved.openOf', { name: one.name })} onClick={() => open(one)}>
            {t('outcomes.plan.saved.open')}
          </LinkButton>
          <LinkButton
            label={t('outcomes.plan.saved.compareOf', { name: one.name })}
            onClick={() => trying(() => compare(one))}
          >
            {t('outcomes.plan.saved.compare')}
          </LinkButton>
          {!project.readOnly && (
            <LinkButton
              label={t('outcomes.plan.saved.removeOf', { name: one.name })}
              onClick={() => trying(() => remove(one))}
            >
              {t('outcomes.plan.saved.remove')}
            </LinkButton>
          )}
        </span>
      ),
    },
  ];
  const replaces = plans.some((one) => one.name === name.trim());
  return (
    <section className={css['section']} aria-label={t('outcomes.plan.saved.title')}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('outcomes.plan.saved.title')}</h2>
      <p className={type['note']}>{t('outcomes.plan.saved.note')}</p>
      {plans.length > 0 && (
        <PlainTable
          label={t('outcomes.plan.saved.title')}
          columns={columns}
          count={plans.length}
          rowAt={(index) => plans[index] ?? null}
          rowKey={(one) => one.id}
        />
      )}
      {!project.readOnly && (
        <form
          className={css['keep']}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') trying(save);
          }}
        >
          <TextInput
            label={t('outcomes.plan.saved.name')}
            description={replaces ? t('outcomes.plan.saved.replaces') : null}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" off={name.trim() === '' ? t('outcomes.plan.saved.nameFirst') : null}>
            {t('outcomes.plan.saved.save')}
          </Button>
        </form>
      )}
      {refused !== null && <CannotTell figure={refused} />}
      {error !== null && <ErrorPanel error={error} />}
      {compared !== null && <ComparedPlan compared={compared} project={project} />}
    </section>
  );
}
