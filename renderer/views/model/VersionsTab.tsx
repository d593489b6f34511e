import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Importance } from '#shared/analyses/importance/schema.ts';
import type { BundleSummary } from '#shared/contract/projects.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { passportFields } from '#renderer/passport/passport-fields.ts';
import { addBundle } from '#renderer/project/actions.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { Link, LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { FIRST } from './ImportanceTab.tsx';
import { choose, useChoice } from './model-choices.ts';
import { ModelFrame } from './ModelFrame.tsx';
import type { TabProps } from './ModelView.tsx';
import { Refusal } from './Refusal.tsx';
import { firstOther } from './shown-bundle.ts';
import { versionsFigure } from './versions-figure.ts';
import { comparedVerdict } from './versions-words.ts';
import css from './Model.module.css';

/** Two versions side by side: what each is, and what moves the score in each. */
export function VersionsTab({ project, bundle }: TabProps): ReactNode {
  const { t } = useWords();
  const wanted = useChoice(project.id, 'other');
  const others = project.bundles.filter((one) => one.id !== bundle.id);
  const other = others.find((one) => one.id === wanted) ?? firstOther(project, bundle);
  if (other === null)
    return (
      <ModelFrame project={project} bundle={bundle} verdict={t('model.versions.one', { version: bundle.version })}>
        <Empty
          title={t('model.versions.emptyTitle')}
          link={
            project.readOnly ? null : (
              <LinkButton onClick={() => void addBundle()}>{t('model.versions.add')}</LinkButton>
            )
          }
        >
          {t('model.versions.emptyText')}
        </Empty>
      </ModelFrame>
    );
  return <Compared project={project} bundle={bundle} other={other} others={others} />;
}

type ComparedProps = TabProps & { other: BundleSummary; others: readonly BundleSummary[] };

function Compared({ project, bundle, other, others }: ComparedProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const one = useAnalysis<Importance>('importance', { ...FIRST, score: bundle.version });
  const two = useAnalysis<Importance>('importance', { ...FIRST, score: other.version });
  const results = [one.result?.result, two.result?.result];
  return (
    <ModelFrame
      project={project}
      bundle={bundle}
      verdict={comparedVerdict(bundle, other, results, words)}
      lead={
        <>
          {t('model.versions.lead')}{' '}
          <Link to={{ place: 'results', tab: 'baseline' }}>{t('model.versions.quality')}</Link>
        </>
      }
    >
      {others.length > 1 && (
        <div className={css['choice']}>
          <Choice
            label={t('model.versions.choose')}
            value={String(other.id)}
            options={others.map((version) => ({
              value: String(version.id),
              label: t('data.models.one', { version: version.version, role: t(`bundles.roles.${version.role}`) }),
            }))}
            onChange={(id) => choose(project.id, { other: Number(id) })}
          />
        </div>
      )}
      <div className={css['halves']}>
        <Panel asked={one}>
          {(first) => (
            <Panel asked={two}>
              {(second) => {
                if (!isEstimated(first.result)) return <Refusal refused={first.result} />;
                if (!isEstimated(second.result)) return <Refusal refused={second.result} />;
                const figure = versionsFigure(first.result, second.result);
                return figure === null ? (
                  <p>{t('model.versions.otherUnits')}</p>
                ) : (
                  <FigurePanel figure={figure} provenance={first.provenance} />
                );
              }}
            </Panel>
          )}
        </Panel>
        <Passports project={project} bundle={bundle} other={other} />
      </div>
    </ModelFrame>
  );
}

/** What the two bundles say of themselves, field by field. */
function Passports({ project, bundle, other }: Omit<ComparedProps, 'others'>): ReactNode {
  const words = useWords();
  const { t } = words;
  const one = useCall('bundle.passport', { project: project.id, bundle: bundle.id }, project.state);
  const two = useCall('bundle.passport', { project: project.id, bundle: other.id }, project.state);
  return (
    <Panel asked={one}>
      {(first) => (
        <Panel asked={two}>
          {(second) => {
            const fields = passportFields(first, words);
            const others = passportFields(second, words);
            const empty = <span className={type['note']}>{t('bundles.empty')}</span>;
            return (
              <section>
                <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('data.passport.title')}</h2>
                <Table
                  label={t('data.passport.title')}
                  columns={[
                    {
                      id: 'field',
                      head: t('model.versions.field'),
                      isRowHead: true,
                      wrap: true,
                      cell: (index: number) => t(`data.passport.fields.${fields[index]?.key ?? ''}`),
                    },
                    {
                      id: 'one',
                      head: bundle.version,
                      wrap: true,
                      cell: (index: number) => fields[index]?.value ?? empty,
                    },
                    {
                      id: 'other',
                      head: other.version,
                      wrap: true,
                      cell: (index: number) => others[index]?.value ?? empty,
                    },
                  ]}
                  count={fields.length}
                  rowAt={(index) => index}
                  rowKey={(index) => index}
                />
              </section>
            );
          }}
        </Panel>
      )}
    </Panel>
  );
}
