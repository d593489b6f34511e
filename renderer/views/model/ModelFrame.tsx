import type { ReactNode } from 'react';
import type { BundleSummary, ProjectSummary } from '#shared/contract/projects.ts';
import type { Computed } from '#renderer/api/told.ts';
import { useRoute, useSelection } from '#renderer/state/location.ts';
import { ComputedLink } from '#renderer/ui/ComputedLink.tsx';
import { Link } from '#renderer/ui/Link.tsx';
import { TabbedFrame } from '#renderer/ui/TabbedFrame.tsx';
import { periodText } from '#renderer/ui/selection-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { MODEL_TABS, tabOf } from './model-tabs.ts';

export type ModelFrameProps = {
  project: ProjectSummary;
  bundle: BundleSummary | null;
  verdict: ReactNode;
  above?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** The figure whose drawer says how the tab is computed. */
  computed?: Computed | null;
  children: ReactNode;
};

/** The frame that the tabs share: tabs, the sentence, and at the foot which model and which cases. */
export function ModelFrame(props: ModelFrameProps): ReactNode {
  const { project, bundle, verdict, above, lead, actions, computed = null, children } = props;
  const words = useWords();
  const { t } = words;
  const selection = useSelection();
  const current = tabOf(useRoute((route) => route.tab));
  return (
    <TabbedFrame
      page="model"
      tabs={MODEL_TABS}
      current={current}
      verdict={verdict}
      above={above}
      lead={lead}
      actions={actions}
      foot={
        <>
          {bundle !== null && (
            <span>
              {t('model.foot', { name: bundle.name, version: bundle.version, role: t(`bundles.roles.${bundle.role}`) })}
            </span>
          )}
          {current !== 'passport' && <span>{periodText(selection, project.period, words)}</span>}
          <span>
            <Link to={{ place: 'results', tab: 'fairness' }}>{t('model.fairness')}</Link>
          </span>
          <ComputedLink computed={computed}>{t('model.how')}</ComputedLink>
        </>
      }
    >
      {children}
    </TabbedFrame>
  );
}
