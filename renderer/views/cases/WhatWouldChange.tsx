import type { ReactNode } from 'react';
import { level } from '#shared/analyses/amounts.ts';
import { changesText } from '#shared/analyses/counterfactual/findings.ts';
import type { CounterfactualComputed, CounterfactualResult } from '#shared/analyses/counterfactual/schema.ts';
import type { CaseReading } from '#shared/contract/cases.ts';
import { refusalPhrase } from '#shared/analyses/refusals.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { labelOf } from './case-sentences.ts';
import { scoreTone } from './case-tones.ts';
import type { GoodSide, Tone } from './case-tones.ts';
import css from './CasePage.module.css';

/** The smallest changes that would have turned the decision, each scored again by the model itself; or that none was found. */
export function WhatWouldChange({ reading, goodSide }: { reading: CaseReading; goodSide: GoodSide }): ReactNode {
  const { t, say } = useWords();
  const asked = useAnalysis<CounterfactualResult>('counterfactual', { case: reading.caseId }, { ofSelection: false });
  return (
    <section className={css['section']}>
      <h2 className={type['panelTitle']}>{t('case.changed.title')}</h2>
      <Panel asked={asked} what={t('case.changed.asking')}>
        {({ result, findings }) =>
          isEstimated(result) ? (
            <>
              {result.found.length > 0 ? (
                <Changes result={result} toneOf={(score) => scoreTone(score, reading.cutoff, goodSide)} />
              ) : (
                findings.map(({ id: finding, title }) => (
                  <p key={finding} className={css['said']}>
                    {say(title)}
                  </p>
                ))
              )}
              <p className={type['note']}>
                {t('case.changed.note', { count: result.free, facts: result.facts, scored: result.scored })}
              </p>
            </>
          ) : (
            <p className={css['said']}>{say(refusalPhrase(result))}</p>
          )
        }
      </Panel>
    </section>
  );
}

function Changes({ result, toneOf }: { result: CounterfactualComputed; toneOf: (score: number) => Tone }): ReactNode {
  const words = useWords();
  const { say, language } = words;
  return (
    <ul className={css['changes']}>
      {result.found.map((one) => {
        const changes = changesText(one.changes);
        return (
          <li key={changes.otherwise}>
            <span>{changes.text[language] ?? changes.otherwise}</span>
            <span className={css['then']}>
              <strong className={css[`${toneOf(one.score) ?? 'plain'}Text`]}>
                {say(level(one.score, result.unit))}
              </strong>{' '}
              {labelOf(one.decision, words)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
