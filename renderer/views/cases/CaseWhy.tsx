import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { baselineName } from '#shared/analyses/explain/reasons.ts';
import { refusalPhrase } from '#shared/analyses/refusals.ts';
import type { Answered } from '#renderer/api/use-analysis.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import { figureOf } from '#renderer/api/told.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { useLabels } from '#renderer/meaning/use-labels.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Empty } from '#renderer/ui/Empty.tsx';
import { FindingCard } from '#renderer/ui/FindingCard.tsx';
import { Link } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { choose, useChoice } from './case-choices.ts';
import { AnotherCase, ComparedWith } from './ComparedWith.tsx';
import { ANOTHER, comparisons, REFERENCE } from './comparisons.ts';
import css from './CasePage.module.css';

type Props = { project: ProjectSummary; asked: Asked<Answered<Explain>>; beside: ReactNode };

const DRAWN = ['reasons', 'waterfall', 'groups', 'all'] as const;
/** How a comparison with one other case begins. */
const ONE = 'case:';
/** Told elsewhere on the page: at its head, in the figure, in the strip at its foot. */
const ELSEWHERE = new Set(['explain.verdict', 'explain.up', 'explain.down', 'explain.baseline']);

/** The facts that raised and lowered the score, compared with whomever the reader chooses. */
export function CaseWhy({ project, asked, beside }: Props): ReactNode {
  const words = useWords();
  const { t, say } = words;
  const labels = useLabels(project);
  const background = useChoice(project.id, 'background');
  const [isAnother, setAnother] = useState(background?.startsWith(ONE) === true);
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const drawn = useChoice(project.id, 'drawn') ?? 'reasons';
  const hasGroups = figureOf(asked.result?.figures, 'explain.groups') !== null;
  const shown = (drawn === 'all' && !isExpert) || (drawn === 'groups' && !hasGroups) ? 'reasons' : drawn;
  const settled = asked.isUpdating ? null : asked.result;
  const first = settled === null ? null : figureOf(settled.figures, 'explain.reasons');
  const hasFigure = figureOf(asked.result?.figures, 'explain.reasons') !== null;
  const explain = asked.result?.result ?? null;
  const options = comparisons({ explain, columns: project.columns, labels }, words);
  const chosen = isAnother ? ANOTHER : (background ?? REFERENCE);
  const compared = (
    <ComparedWith
      options={options}
      value={chosen}
      told={
        explain !== null && isEstimated(explain)
          ? say(baselineName(explain))
          : (options.find(({ value }) => value === chosen)?.label ?? '')
      }
      onChange={(next) => {
        setAnother(next === ANOTHER);
        if (next !== ANOTHER) choose(project.id, { background: next === REFERENCE ? null : next });
      }}
    />
  );
  const tools = (
    <div className={css['tools']}>
      {!hasFigure && compared}
      {isAnother && (
        <AnotherCase
          chosen={background?.startsWith(ONE) === true ? background.slice(ONE.length) : ''}
          onChoose={(id) => choose(project.id, { background: `${ONE}${id}` })}
        />
      )}
      {hasFigure && (
        <Segments
          legend={t('case.why.drawn')}
          options={DRAWN.filter((one) => (one !== 'all' || isExpert) && (one !== 'groups' || hasGroups)).map(
            (value) => ({
              value,
              label: t(`case.why.as.${value}`),
            }),
          )}
          value={shown}
          onChange={(next) => choose(project.id, { drawn: next === 'reasons' ? null : next })}
        />
      )}
    </div>
  );
  return (
    <section aria-label={t('case.why.label')} className={css['halves']}>
      <div>
        {(hasFigure || isAnother || background !== null) && tools}
        <p className="visually-hidden" role="status">
          {first !== null && `${first.base === undefined ? '' : `${say(first.base.label)}. `}${say(first.alt)}`}
        </p>
        <Panel asked={asked} what={t('case.why.asking')}>
          {({ result, figures, findings, provenance }) => {
            if (!isEstimated(result))
              return (
                <Empty
                  title={t('case.why.refused')}
                  link={
                    <Link to={{ place: 'data', tab: result.reason === 'NO_BUNDLE' ? 'models' : 'columns' }}>
                      {t(`model.refusedLink.${result.reason === 'NO_BUNDLE' ? 'models' : 'columns'}`)}
                    </Link>
                  }
                >
                  {say(refusalPhrase(result))}
                </Empty>
              );
            const figure = figureOf(figures, `explain.${shown}`, 'explain.reasons');
            const told = findings.filter(({ id, state }) => !ELSEWHERE.has(id) && (isExpert || state !== 'know'));
            return (
              <>
                {figure !== null && <FigurePanel figure={figure} provenance={provenance} base={compared} />}
                <div className={css['section']}>
                  {told.map(({ link: _link, ...finding }) => (
                    <FindingCard key={finding.id} finding={finding} />
                  ))}
                </div>
              </>
            );
          }}
        </Panel>
      </div>
      <div className={css['beside']}>{beside}</div>
    </section>
  );
}
