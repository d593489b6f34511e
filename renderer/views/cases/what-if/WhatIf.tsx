import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { refusalPhrase } from '#shared/analyses/refusals.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Contract, Output } from '#shared/contract/index.ts';
import type { WhatIfSetting } from '#shared/contract/what-if.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLatest } from '#renderer/api/use-latest.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { choose, useChoice } from '../case-choices.ts';
import { FactRow } from './FactRow.tsx';
import { Scenarios } from './Scenarios.tsx';
import { ScoreNow } from './ScoreLine.tsx';
import { isChanged, isLocked, linesByFact, nothingTried, settingsOf, spanOf, valueNow } from './tried.ts';
import type { Change, Tried } from './tried.ts';
import { TriedReasons } from './TriedReasons.tsx';
import { TriedScore } from './TriedScore.tsx';
import css from './WhatIf.module.css';

type Props = { project: ProjectSummary; id: string };
type Facts = Extract<Output<Contract['whatIf.facts']>, { ok: true }>;

/** The case with other facts: what the model would have said, why, and whether such cases exist. */
export function WhatIf({ project, id }: Props): ReactNode {
  const { t, say } = useWords();
  const kept = useChoice(project.id, 'tried');
  const tried = kept?.caseId === id ? kept : null;
  const heading = useRef<HTMLHeadingElement>(null);
  const isOpen = tried !== null;
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen !== wasOpen.current) heading.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const asked = useCall('whatIf.facts', isOpen ? { project: project.id, case: id } : null, project.state);
  return (
    <section className={css['section']} aria-labelledby="what-if">
      <h2 id="what-if" ref={heading} tabIndex={-1} className={type['panelTitle']}>
        {t('whatIf.title')}
      </h2>
      {tried === null ? (
        <>
          <p className={css['lead']}>{t('whatIf.lead')}</p>
          <Button onClick={() => choose(project.id, { tried: nothingTried(id) })}>{t('whatIf.open')}</Button>
        </>
      ) : (
        <Panel asked={asked} what={t('whatIf.asking')}>
          {(facts) =>
            facts.ok ? (
              <Trying project={project} id={id} facts={facts} tried={tried} />
            ) : (
              <p className={css['lead']}>{say(refusalPhrase(facts))}</p>
            )
          }
        </Panel>
      )}
    </section>
  );
}

/** Lines are drawn again, and reasons asked, once the hand rests for so long. */
const LINES_MS = 60;
const REASONS_MS = 120;

/** The settings once they have stood for so long, told apart by what they hold: a drawing makes them anew each time. */
function useRested(settings: WhatIfSetting[], ms: number): WhatIfSetting[] {
  const [key] = useDebouncedValue(JSON.stringify(settings), ms);
  return useMemo(() => JSON.parse(key) as WhatIfSetting[], [key]);
}

/** The same object while it holds the same. */
function useKept<T>(value: T): T {
  const key = JSON.stringify(value);
  return useMemo(() => JSON.parse(key) as T, [key]);
}

function Trying({ project, id, facts, tried }: Props & { facts: Facts; tried: Tried }): ReactNode {
  const { t, say } = useWords();
  const settings = settingsOf(tried, facts.facts);
  const rested = useRested(settings, LINES_MS);
  const settled = useRested(settings, REASONS_MS);
  const asked = { project: project.id, case: id };
  const score = useLatest('whatIf.score', { ...asked, settings });
  const curves = useLatest('whatIf.curves', { ...asked, settings: rested });
  // The same function while the case is the same, so that a step of one slider draws one editor again, not all.
  const now = useRef(tried);
  useEffect(() => void (now.current = tried));
  const onTry = useCallback(
    (next: Change): void => choose(project.id, { tried: typeof next === 'function' ? next(now.current) : next }),
    [project.id],
  );
  const calm = useDeferredValue(tried);
  const changed = score.result !== null && !('ok' in score.result) ? score.result : null;
  const before = useKept(changed?.before ?? null);
  const lines = curves.result?.ok === true ? curves.result.curves : null;
  const span = useMemo(() => (lines === null ? null : spanOf(lines)), [lines]);
  const lineOf = useMemo(() => linesByFact(lines), [lines]);
  const noteOf = (feature: string) => changed?.changes.find((one) => one.feature === feature)?.note ?? null;
  return (
    <>
      {score.error !== null && <ErrorPanel error={score.error} />}
      {score.result !== null && 'ok' in score.result && (
        <p className={css['lead']}>{say(refusalPhrase(score.result))}</p>
      )}
      {changed !== null && <TriedScore changed={changed} facts={facts} />}
      <div className={css['tools']}>
        <Button
          off={settings.length === 0 ? t('whatIf.nothingChanged') : null}
          onClick={() => onTry({ ...tried, values: {} })}
        >
          {t('whatIf.resetAll')}
        </Button>
        <Button kind="quiet" onClick={() => choose(project.id, { tried: null })}>
          {t('whatIf.close')}
        </Button>
        <span className={type['note']}>{t('whatIf.changedCount', { count: settings.length })}</span>
      </div>
      <div className={css['halves']}>
        <div>
          <ul className={css['facts']} aria-label={t('whatIf.facts')}>
            <ScoreNow value={changed?.after.score ?? null}>
              {facts.facts.map((fact) => (
                <FactRow
                  key={fact.feature}
                  fact={fact}
                  now={valueNow(fact, tried)}
                  isChanged={isChanged(fact, tried)}
                  isLocked={isLocked(fact, tried)}
                  onTry={onTry}
                  line={lineOf(fact.feature)}
                  span={span}
                  cutoff={facts.cutoff?.threshold ?? null}
                  unit={facts.unit}
                  note={noteOf(fact.feature)}
                />
              ))}
            </ScoreNow>
          </ul>
          <p className={type['note']}>{t('whatIf.linesNote')}</p>
        </div>
        <div>
          <TriedReasons id={id} settings={settled} />
          <Scenarios project={project} id={id} facts={facts} tried={calm} onTry={onTry} before={before} />
        </div>
      </div>
    </>
  );
}
