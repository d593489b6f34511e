import type { Meaning } from '#shared/mapping/recipe.ts';
import { dayOf, pairs, misused, usage } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';

/** What was left open at import can be said later, without importing again. */
export const setCommand: Command = {
  name: 'set',
  usage: 'set FILE positive=LABEL|window=DAYS|as-of=DAY|cutoff=NUMBER|currency=CODE ...',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const [file, ...settings] = context.args.words;
    if (file === undefined || settings.length === 0) throw misused();
    const project = await openProject(host, file);
    let meaning = project.meaning;
    for (const [name, values] of pairs(settings, 'set')) meaning = changed(meaning, name, values[0] ?? '');
    await host.client.stream(
      'project.saveMeaning',
      { project: project.id, meaning },
      { signal: host.signal, onProgress: host.progress },
    );
    host.out(context.words.t('cli.saved'));
    return 0;
  },
};

const SETTINGS = 'positive, window, as-of, cutoff, currency';

function daysOf(value: string): number {
  const days = Number(value);
  if (!Number.isInteger(days) || days < 1)
    throw usage(`window is a whole number of days: ${value}`, `window est un nombre entier de jours : ${value}`);
  return days;
}

function currencyOf(value: string): string {
  if (!/^[A-Z]{3}$/.test(value))
    throw usage(
      `currency is a code of three capitals such as EUR: ${value}`,
      `currency est un code de trois capitales, comme EUR : ${value}`,
    );
  return value;
}

function cutoffOf(value: string): number {
  const threshold = Number(value);
  if (value.trim() === '' || !Number.isFinite(threshold))
    throw usage(`cutoff is a number: ${value}`, `cutoff est un nombre : ${value}`);
  return threshold;
}

function changed(meaning: Meaning, name: string, value: string): Meaning {
  switch (name) {
    case 'positive':
      return { ...meaning, positive: value === '' ? null : value };
    case 'window':
      return { ...meaning, outcomeWindowDays: value === '' ? null : daysOf(value) };
    case 'as-of':
      return { ...meaning, asOf: value === '' ? null : dayOf(value, 'as-of') };
    case 'currency':
      return { ...meaning, currency: value === '' ? null : currencyOf(value) };
    case 'cutoff': {
      const threshold = cutoffOf(value);
      return {
        ...meaning,
        cutoff:
          meaning.cutoff?.type === 'threshold'
            ? { ...meaning.cutoff, threshold }
            : { type: 'threshold', threshold, operator: '>=', whenTrue: 'yes', whenFalse: 'no' },
      };
    }
    default:
      throw usage(
        `no setting is called ${name}; they are ${SETTINGS}`,
        `aucun réglage ne s'appelle ${name} ; ce sont ${SETTINGS}`,
      );
  }
}
