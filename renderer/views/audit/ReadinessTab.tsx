import { useState } from 'react';
import type { ReactNode } from 'react';
import { evidencePhrase } from '#shared/analyses/readiness/findings.ts';
import type { Readiness, ReadinessTest } from '#shared/analyses/readiness/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import type { Shape } from '#renderer/ui/Badge.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { AuditFrame } from './AuditFrame.tsx';
import { StatementDialog } from './StatementDialog.tsx';
import css from './Audit.module.css';

/** The 28 tests of a model in service: what the project shows, what people state, and the honest score. */
export function ReadinessTab({ project }: { project: ProjectSummary }): ReactNode {
  const { t, say } = useWords();
  const asked = useAnalysis<Readiness>('readiness', {}, { ofSelection: false });
  const main = mainFinding(asked.result?.findings, 'readiness.final');
  const [stating, setStating] = useState<string | null>(null);
  return (
    <AuditFrame
      verdict={main === null ? t('audit.readiness.reading') : say(main.title)}
      lead={(main?.account ?? []).map((phrase) => say(phrase)).join(' ')}
    >
      <Panel asked={asked} what={t('audit.readiness.asking')}>
        {({ result, figures, provenance }) => {
          const figure = figureOf(figures, 'readiness.sections');
          return (
            <div className={css['halves']}>
              <div>
                {result.sections.map(({ name, score, tests }) => (
                  <section key={name} className={css['section']}>
                    <h2 className={type['panelTitle']}>
                      {t('audit.readiness.section', {
                        name: t(`readiness.sections.${name}`),
                        score,
                        all: tests.length,
                      })}
                    </h2>
                    {tests.map((test) => (
                      <TestRow
                        key={test.id}
                        test={test}
                        onState={project.readOnly ? null : () => setStating(test.id)}
                      />
                    ))}
                  </section>
                ))}
              </div>
              {figure !== null && <FigurePanel figure={figure} provenance={provenance} />}
            </div>
          );
        }}
      </Panel>
      {stating !== null && <StatementDialog project={project.id} test={stating} onClose={() => setStating(null)} />}
    </AuditFrame>
  );
}

function TestRow({ test, onState }: { test: ReadinessTest; onState: (() => void) | null }): ReactNode {
  const { t, say, format } = useWords();
  const { id, kind, score, needs, statement } = test;
  const evidence = evidencePhrase(test);
  return (
    <article className={css['test']} aria-label={t(`readiness.tests.${id}`)}>
      <p className={css['name']}>
        <strong>{t(`readiness.tests.${id}`)}</strong>
        <Badge shape={shapeOf(test)}>{t('audit.readiness.points', { score })}</Badge>
      </p>
      {evidence !== null && <p>{say(evidence)}</p>}
      {statement !== null && (
        <p>
          {t(statement.attachments.length === 0 ? 'audit.readiness.statedBare' : 'audit.readiness.stated', {
            name: statement.by,
            day: format.day(statement.at.slice(0, 10)),
            text: statement.text,
            files: statement.attachments.map(({ name }) => name).join(', '),
            count: statement.attachments.length,
          })}
        </p>
      )}
      <p className={type['note']}>
        {t(`readiness.kinds.${kind}`)}
        {needs !== null && `. ${t(`readiness.needs.${needs}`)}`}{' '}
        {onState !== null && kind !== 'computed' && (
          <LinkButton onClick={onState} label={t('audit.readiness.stateOf', { test: t(`readiness.tests.${id}`) })}>
            {t('audit.readiness.state')}
          </LinkButton>
        )}
      </p>
    </article>
  );
}

function shapeOf({ evidence, score }: ReadinessTest): Shape {
  if (evidence !== null && !('ok' in evidence) && evidence.found) return 'watch';
  return score > 0 ? 'proven' : 'missing';
}
