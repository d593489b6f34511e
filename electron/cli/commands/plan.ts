import { isEstimated } from '#shared/domain/estimate.ts';
import { planSettings } from '#shared/analyses/plan/schema.ts';
import { isSamePopulation } from '#shared/analyses/plan/saved.ts';
import type { SavedPlan } from '#shared/analyses/plan/saved.ts';
import { progressRows } from '#shared/analyses/plan/progress-rows.ts';
import { exactWords, numberOf, unknownName } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command, CommandContext } from '../command.ts';
import { openProject } from '../project.ts';

type Settings = Pick<SavedPlan, 'settings'>['settings'];

/** Which rows a plan is made on, beside its conditions. */
const ROWS = ['period', 'from', 'to', 'version'] as const;

const saveCommand: Command = {
  name: 'plan save',
  usage:
    'plan save FILE NAME [--metric rate|value] [--effect E] [--exposure S] [--power P] [--worth W]\n' +
    '          [--where column=value ...] [--period P|--from D --to D] [--version V] [--json]',
  options: {
    ...Object.fromEntries(Object.keys(planSettings).map((name) => [name, 'value' as const])),
    ...Object.fromEntries(ROWS.map((name) => [name, 'value' as const])),
    where: 'list',
  },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, name] = exactWords(args, 2);
    const settings = Object.fromEntries(
      Object.keys(planSettings).flatMap((key) => {
        const text = args.value(key);
        if (text === undefined) return [];
        return [[key, key === 'metric' ? text : numberOf(text, key)]];
      }),
    ) as Settings;
    const selection = {
      ...Object.fromEntries(ROWS.flatMap((key) => (args.value(key) === undefined ? [] : [[key, args.value(key)]]))),
      where: args.list('where'),
    };
    const { id: project } = await openProject(host, file);
    const { plans, refused } = await host.client.stream(
      'plans.save',
      { project, name, settings, selection },
      { signal: host.signal, onProgress: host.progress },
    );
    if (refused !== null) {
      host.note(words.t(`estimates.${refused.reason}`, { needed: refused.needed ?? '' }));
      return 1;
    }
    const saved = plans.find((one) => one.name === name.trim());
    host.out(args.flag('json') ? JSON.stringify(saved, null, 2) : words.t('cli.saved'));
    return 0;
  },
};

const listCommand: Command = {
  name: 'plan list',
  usage: 'plan list FILE [--json]',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file] = exactWords(args, 1);
    const { id: project } = await openProject(host, file, { readOnly: true });
    const { plans } = await host.client.call('plans.list', { project });
    if (args.flag('json')) host.out(JSON.stringify({ plans }, null, 2));
    else if (plans.length === 0) host.out(words.t('cli.planNone'));
    for (const plan of args.flag('json') ? [] : plans)
      host.out(
        words.t('cli.planSaved', {
          name: plan.name,
          days: plan.days,
          exposure: plan.exposure,
          cases: plan.treatment + plan.control,
          day: plan.at,
        }),
      );
    return 0;
  },
};

const compareCommand: Command = {
  name: 'plan compare',
  usage: 'plan compare FILE NAME [--where column=value ...] [--json]',
  options: { where: 'list' },
  async run(context) {
    const { host, project, plan } = await named(context, 'compare');
    const { args, words } = context;
    const where = args.list('where');
    const { progress } = await host.client.stream(
      'plans.progress',
      { project, id: plan.id, ...(where.length === 0 ? {} : { where }) },
      { signal: host.signal, onProgress: host.progress },
    );
    if (args.flag('json')) host.out(JSON.stringify({ plan, progress }, null, 2));
    else if (!isEstimated(progress))
      host.out(words.t(`estimates.${progress.reason}`, { needed: progress.needed ?? '' }));
    else {
      for (const { id, planned, actual } of progressRows(plan, progress, (conditions) => conditions.join(', ')))
        host.out(`${words.t(`plan.progress.${id}`)}: ${words.say(planned)} / ${words.say(actual)}`);
      if (!isSamePopulation(progress.population.planned, progress.population.actual))
        host.out(words.t('plan.otherPopulation'));
    }
    return isEstimated(progress) ? 0 : 1;
  },
};

const removeCommand: Command = {
  name: 'plan remove',
  usage: 'plan remove FILE NAME',
  options: {},
  async run(context) {
    const { host, project, plan } = await named(context, 'remove');
    await host.client.call('plans.remove', { project, id: plan.id });
    host.out(context.words.t('cli.saved'));
    return 0;
  },
};

async function named(
  context: CommandContext,
  verb: 'compare' | 'remove',
): Promise<{ host: ReturnType<typeof hostOf>; project: string; plan: SavedPlan }> {
  const host = hostOf(context);
  const [file, name] = exactWords(context.args, 2);
  const { id: project } = await openProject(host, file, { readOnly: verb === 'compare' });
  const { plans } = await host.client.call('plans.list', { project });
  const plan = plans.find((one) => one.name === name || one.id === name);
  if (plan === undefined)
    throw unknownName(
      { en: 'plan', fr: 'plan' },
      name,
      plans.map((one) => one.name),
    );
  return { host, project, plan };
}

export const planCommands: readonly Command[] = [saveCommand, listCommand, compareCommand, removeCommand];
