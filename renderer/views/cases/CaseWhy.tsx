import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { refusalPhrase } from '#shared/analyses/refusals.ts';
import type { Answered } from '#renderer/api/use-analysis.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import { figureOf } from '#renderer/api/told.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { useLabels } from '#renderer/meaning/use-labels.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { FindingCard } from '#renderer/ui/FindingCard.tsx';
import { Link } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { choose, useChoice } from './case-choices.ts';
import css from './CasePage.module.css';

type Props = { project: ProjectSummary; asked: Asked<Answered<Explain>>; beside: ReactNode };

const DRAWN = ['reasons', 'waterfall', 'groups', 'all'] as const;
/** Told elsewhere on the page: at its head, in the figure, in the strip at its foot. */
const ELSEWHERE = new Set(['explain.verdict', 'explain.up', 'explain.down', 'explain.baseline']);

/** The facts that raised and lowered the score, compared with whomever the reader chooses. */
export function CaseWhy({ project, asked, beside }: Props): ReactNode {
  const { t, say } = useWords();
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const drawn = useChoice(project.id, 'drawn') ?? 'reasons';
  const hasGroups = figureOf(asked.result?.figures, 'explain.groups') !== null;
  const shown = (drawn === 'all' && !isExpert) || (drawn === 'groups' && !hasGroups) ? 'reasons' : drawn;
  const settled = asked.isUpdating ? null : asked.result;
  const first = settled === null ? null : figureOf(settled.figures, 'explain.reasons');
  return (
    <section aria-label={t('case.why.label')}>
      <div className={css['tools']}>
        <ComparedWith project={project} />
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
      </div>
      <p className="visually-hidden" role="status">
        {first !== null && `${first.base === undefined ? '' : `${say(first.base.label)}. `}${say(first.alt)}`}
      </p>
      <Panel asked={asked} what={t('case.why.asking')}>
        {({ result, figures, findings, provenance }) => {
          if (!isEstimated(result))
            return (
              <>
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
                {beside}
              </>
            );
          const figure = figureOf(figures, `explain.${shown}`, 'explain.reasons');
          const told = findings.filter(({ id, state }) => !ELSEWHERE.has(id) && (isExpert || state !== 'know'));
          return (
            <div className={css['halves']}>
              <div>
                {figure !== null && <FigurePanel figure={figure} provenance={provenance} />}
                <div className={css['section']}>
                  {told.map(({ link: _link, ...finding }) => (
                    <FindingCard key={finding.id} finding={finding} />
                  ))}
                </div>
              </div>
              <div className={css['beside']}>{beside}</div>
            </div>
          );
        }}
      </Panel>
    </section>
  );
}

const REFERENCE = 'bundle';
const ANOTHER = 'another';

/** The comparison group: the reference cases, those with one decision, or one other case. */
function ComparedWith({ project }: { project: ProjectSummary }): ReactNode {
  const { t } = useWords();
  const labels = useLabels(project);
  const background = useChoice(project.id, 'background');
  const [typed, setTyped] = useState(background?.startsWith('case:') === true ? background.slice(5) : '');
  const [isAnother, setAnother] = useState(background?.startsWith('case:') === true);
  const decisions = labels.decision.map(({ value, label }) => ({
    value: `@decision=${value}`,
    label: t('case.why.decided', { decision: label }),
  }));
  const pick = (next: string): void => {
    setAnother(next === ANOTHER);
    if (next !== ANOTHER) choose(project.id, { background: next === REFERENCE ? null : next });
  };
  return (
    <>
      <Choice
        label={t('case.why.with')}
        width={280}
        value={isAnother ? ANOTHER : (background ?? REFERENCE)}
        options={[
          { value: REFERENCE, label: t('case.why.reference') },
          ...decisions,
          { value: ANOTHER, label: t('case.why.another') },
        ]}
        onChange={pick}
      />
      {isAnother && (
        <form
          className={css['another']}
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') choose(project.id, { background: `case:${typed.trim()}` });
          }}
        >
          <TextInput
            label={t('case.why.which')}
            value={typed}
            maxLength={500}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" off={typed.trim() === '' ? t('case.why.whichNeeded') : null}>
            {t('case.why.compare')}
          </Button>
        </form>
      )}
    </>
  );
}
