import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import { isUnsaid } from '#shared/analyses/segments/findings.ts';
import type { Segments } from '#shared/analyses/segments/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding } from '#renderer/api/told.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { usePreferences } from '#renderer/state/preferences.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { columnName } from '#renderer/ui/selection-text.ts';
import type from '#renderer/ui/type.module.css';
import type { Words } from '#shared/words/words.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { ColumnChoices } from './ColumnChoices.tsx';
import { groupText } from './names.ts';
import { inHundredBetween } from './numbers.ts';
import { quantity } from '#shared/words/quantity.ts';
import { choose, useChoice } from './results-choices.ts';
import { ResultsFrame } from './ResultsFrame.tsx';
import { firstColumns, groupColumns, keptColumns } from './segment-columns.ts';
import { frameOf } from './told.ts';
import { useScored } from './use-scored.ts';
import css from './Results.module.css';

/** Where decisions are wrong more often than elsewhere. */
export function SegmentsTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const columns = groupColumns(project.columns);
  const by = keptColumns(useChoice(project.id, 'segments'), columns) ?? firstColumns(project.columns);
  const asked = useScored<Segments>(project.id, 'segments', by.length === 0 ? {} : { by });
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const answer = asked.result;
  const main = mainFinding(answer?.findings);
  const figure = figureOf(answer?.figures, 'segments.wrong', 'segments.rate', 'segments.auc');
  return (
    <ResultsFrame project={project} {...frameOf(asked, main, figure, words)} sketch={sketchText(answer?.result, words)}>
      <ColumnChoices
        options={columns.map((column) => ({ value: column.name, label: columnName(column, words) }))}
        chosen={by}
        onChange={(next) => choose(project.id, { segments: next })}
      />
      <Panel asked={asked}>
        {({ result, figures, provenance }) => (
          <div className={css[figure === null ? 'alone' : 'split']}>
            {figure !== null && (
              <div>
                {['segments.wrong', 'segments.rate', ...(isExpert ? ['segments.auc'] : [])].map((id) => {
                  const one = figureOf(figures, id);
                  return one === null ? null : (
                    <div key={id} className={css['panel']}>
                      <FigurePanel figure={one} provenance={provenance} />
                    </div>
                  );
                })}
                <TooFew result={result} />
              </div>
            )}
            <Worst result={result} isExpert={isExpert} />
            {figure === null && <TooFew result={result} />}
          </div>
        )}
      </Panel>
    </ResultsFrame>
  );
}

/** What the answer rests on above two million known outcomes. */
function sketchText(result: Segments | undefined, { t }: Words): string | undefined {
  return result === undefined ? undefined : t('results.segments.sketch', { error: result.aucError });
}

/** Small groups that are named. */
const NAMED = 4;

/** Groups that are there and of which nothing is said. */
function TooFew({ result }: { result: Segments }): ReactNode {
  const words = useWords();
  const few = result.groups.filter((group) => !group.estimable);
  return few.length === 0 || isUnsaid(result) ? null : (
    <p className={`${type['note']} ${css['more']}`}>
      {words.t('results.segments.tooFew', {
        count: few.length,
        groups: words.format.list([
          ...few.slice(0, NAMED).map((group) => groupText(group.levels, group.group, words)),
          ...(few.length > NAMED ? [words.t('results.segments.others', { count: few.length - NAMED })] : []),
        ]),
      })}
    </p>
  );
}

function Worst({ result, isExpert }: { result: Segments; isExpert: boolean }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const { worst, task, unit } = result;
  const said = (value: number): string =>
    task === 'regression' ? quantity(value, unit, words) : format.inHundred(value);
  const between = ([low, high]: [number, number]): string =>
    task === 'regression'
      ? t('results.between', { low: quantity(low, unit, words), high: quantity(high, unit, words) })
      : (inHundredBetween([low, high], words) ?? '');
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>
        {t(task === 'regression' ? 'results.segments.worstEstimates' : 'results.segments.worst')}
        {isEstimated(worst) && (
          <span className={type['panelTitleTail']}>, {t('results.segments.looked', { count: worst.tested })}</span>
        )}
      </h2>
      {!isEstimated(worst) ? (
        <CannotTell figure={worst} />
      ) : worst.segments.length === 0 ? (
        <p>{t('results.segments.none')}</p>
      ) : (
        <ul className={css['sentences']}>
          {worst.segments.map((segment) => (
            <li key={segment.group}>
              <b>{groupText(segment.levels, segment.group, words)}</b>
              <br />
              {t(task === 'regression' ? 'results.segments.worstError' : 'results.segments.worstOne', {
                wrong: said(segment.wrong),
                elsewhere: said(segment.wrongElsewhere),
              })}
              <span className={css['under']}>
                {t('results.segments.difference', { between: between(segment.interval), count: segment.n })}
                {isExpert && ` ${t('results.technical.adjusted', { p: pValue(segment.adjusted, format) })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function pValue(p: number, format: { decimal: (value: number, digits?: number) => string }): string {
  return p < 0.001 ? `< ${format.decimal(0.001, 3)}` : `= ${format.decimal(p, 3)}`;
}
