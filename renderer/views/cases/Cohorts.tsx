import type { ReactNode } from 'react';
import { level } from '#shared/analyses/amounts.ts';
import { endsPhrase } from '#shared/analyses/cohort-ends.ts';
import type { CohortCount } from '#shared/contract/cohorts.ts';
import type { Contract, Output } from '#shared/contract/index.ts';
import type { Words } from '#shared/words/words.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Cases.module.css';

type Counts = Output<Contract['cohorts.count']>;
type Props = { asked: Asked<Counts>; chosen: string; onChoose: (id: string) => void };

/** All cases and every cohort in them: how many, and how they ended. One is chosen at a time. */
export function Cohorts({ asked, chosen, onChoose }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  return (
    <Panel asked={asked} what={t('cases.counting')}>
      {(counts) => (
        <>
          <fieldset className={css['cohorts']}>
            <legend className="visually-hidden">{t('cases.cohorts')}</legend>
            {counts.cohorts.map((one) => (
              <label key={one.id} className={css['cohort']}>
                <input
                  type="radio"
                  name="cohort"
                  checked={one.id === chosen}
                  onChange={() => onChoose(one.id)}
                  aria-describedby={`cohort-${one.id}`}
                />
                <span className={css['cohortName']}>{cohortName(one, words)}</span>
                <span className={css['cohortRows']}>{t('cohorts.count', { count: one.rows })}</span>
                <span className={css['cohortEnds']} aria-hidden="true">
                  {shortEnds(one, counts, words)}
                </span>
                <span className="visually-hidden" id={`cohort-${one.id}`}>
                  {words.say(endsPhrase(one.outcome, counts))}
                </span>
              </label>
            ))}
          </fieldset>
          <p className={`${type['note']} ${css['cohortsNote']}`}>
            {t('cases.cohortsNote')}
            {counts.unknown.length > 0 &&
              ` ${t('cases.notTold', {
                list: counts.unknown
                  .map(({ id, reason }) => `${t(`cohorts.names.${id}`)} (${t(`cohorts.missing.${reason}`)})`)
                  .join(' '),
              })}`}
          </p>
        </>
      )}
    </Panel>
  );
}

export function cohortName({ id, name }: Pick<CohortCount, 'id' | 'name'>, { t }: Words): string {
  return name ?? t(`cohorts.names.${id}`);
}

/** "40 in 100, 35 to 46"; a dash where it cannot be told: the sentence read out says why. */
function shortEnds({ rows, outcome }: CohortCount, { unit }: Counts, { t, say, format }: Words): string {
  if (rows === 0) return '';
  if (!('kind' in outcome)) return t(outcome.reason === 'TOO_FEW_ROWS' ? 'cohorts.few' : 'cohorts.notTold');
  const [low, high] = outcome.interval;
  if (outcome.kind === 'mean')
    return t('cohorts.short', {
      value: say(level(outcome.mean, unit)),
      low: say(level(low, unit)),
      high: say(level(high, unit)),
    });
  return t('cohorts.short', {
    value: format.inHundred(outcome.share),
    low: format.integer(Math.round(low * 100)),
    high: format.integer(Math.round(high * 100)),
  });
}

/** What the cases of a cohort have in common, and how they ended. */
export function cohortLead(one: CohortCount, counts: Counts, words: Words): string {
  const isFarOff = one.known === 'wrong-and-confident' && counts.labels === null;
  const meaning = one.known === null ? one.note : words.t(`cohorts.meaning.${isFarOff ? 'far-off' : one.known}`);
  const ends = words.say(endsPhrase(one.outcome, counts));
  return [meaning, ends.endsWith('.') ? ends : `${ends}.`].filter((part) => part !== '').join(' ');
}
