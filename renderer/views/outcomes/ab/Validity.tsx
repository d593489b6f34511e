import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import { SPLIT_ALARM } from '#shared/analyses/ab-test/verdict.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Ab.module.css';

type State = 'holds' | 'watch' | 'broken' | 'unknown';
type Check = { id: string; state: State; title: string; note: string };

const SIGNS: Record<State, string> = { holds: '●', watch: '◐', broken: '○', unknown: '–' };

/** Whether the comparison can be trusted, before anything is compared: each check in words with its figures. */
export function Validity({ test }: { test: AbTest }): ReactNode {
  const { t } = useWords();
  return (
    <section className={css['validity']} aria-label={t('outcomes.ab.trusted')}>
      <h2>{t('outcomes.ab.trusted')}</h2>
      <ul>
        {checks(test, t).map(({ id, state, title, note }) => (
          <li key={id}>
            <span className={css['sign']} aria-hidden="true">
              {SIGNS[state]}
            </span>
            <b>{title}</b>
            <span className={css['note']}>{note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function checks(test: AbTest, t: ReturnType<typeof useWords>['t']): Check[] {
  const { sampleRatio, known, contaminated, individuals, balance, design, rows } = test;
  const check = (id: string, state: State, word: string, values: Record<string, number | string> = {}): Check => ({
    id,
    state,
    title: t(`outcomes.ab.checks.${id}.${word}`, values),
    note: t(`outcomes.ab.checks.${id}.${word}Note`, values),
  });
  const list: Check[] = [];
  if (isEstimated(sampleRatio)) {
    const values = {
      share: sampleRatio.counts.treatment / rows,
      planned: sampleRatio.expected.treatment / rows,
    };
    const isOff = sampleRatio.pValue < SPLIT_ALARM;
    list.push(check('split', isOff ? 'broken' : 'holds', isOff ? 'off' : 'on', values));
  } else list.push(check('split', 'unknown', 'unknown'));
  if (isEstimated(known)) {
    const isAlike = !isEstimated(known.pValue) || known.pValue >= SPLIT_ALARM;
    list.push(
      check('known', isAlike ? 'holds' : 'watch', isAlike ? 'on' : 'off', {
        treatment: known.treatment,
        control: known.control,
      }),
    );
  }
  if (isEstimated(contaminated) && isEstimated(individuals)) {
    const share = individuals === 0 ? 0 : contaminated / individuals;
    const state = contaminated === 0 ? 'holds' : design.unit === 'individual' && share > 0.01 ? 'broken' : 'watch';
    list.push(check('both', state, contaminated === 0 ? 'on' : 'off', { contaminated, individuals, share }));
  } else list.push(check('both', 'unknown', 'unknown'));
  if (isEstimated(balance)) {
    const isAlike = !isEstimated(balance.pValue) || balance.pValue >= SPLIT_ALARM;
    list.push(
      check('before', isAlike ? 'holds' : 'watch', isAlike ? 'on' : 'off', {
        treatment: balance.treatment,
        control: balance.control,
      }),
    );
  }
  return list;
}
