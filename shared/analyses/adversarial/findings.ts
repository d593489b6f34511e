import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, Phrase } from '#shared/domain/finding.ts';
import { listed } from '../amounts.ts';
import { untold } from '../estimates.ts';
import type { Adversarial } from './schema.ts';

const DRIVERS_TOLD = 3;
/** A driver that loses less than this tells nothing. */
const LEAST_LOSS = 0.005;

const link = { label: { key: 'adversarial.link' }, page: 'stability' as const, focus: 'population' };

export function findings(result: Adversarial): Finding[] {
  const { auc, verdict } = result;
  if (!isEstimated(auc)) return result.rows === 0 ? [] : [untold('adversarial', auc, link)];
  const reference: Phrase =
    result.reference === 'training' || result.reference === null
      ? { key: 'adversarial.training' }
      : { key: 'adversarial.period', values: { period: result.reference } };
  const drivers = driversTold(result);
  const values = { auc, reference, columns: listed(drivers) };
  const sample: Phrase = {
    key: 'adversarial.sample',
    values: { current: result.sample.current, before: result.sample.reference, reference },
  };
  const isSame = verdict.state === 'nearlyIdentical';
  return [
    {
      id: 'adversarial.verdict',
      state: isSame ? 'holds' : 'watch',
      weight: isSame ? 0.18 : verdict.state === 'different' ? 0.55 : 0.3,
      title: { key: `adversarial.${verdict.state}`, values },
      account: [
        { key: 'adversarial.pairs', values },
        ...(isSame || drivers.length === 0 ? [] : [{ key: 'adversarial.drivers', values }]),
        sample,
      ],
      ...(drivers.length === 0 ? {} : { figure: 'adversarial.drivers' }),
      link,
    },
  ];
}

export function driversTold({ drivers }: Pick<Adversarial, 'drivers'>): Adversarial['drivers'] {
  return drivers.filter((driver) => driver.importance >= LEAST_LOSS).slice(0, DRIVERS_TOLD);
}
