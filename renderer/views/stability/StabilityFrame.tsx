import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Computed } from '#renderer/api/told.ts';
import { ExportResults } from '#renderer/export/ExportResults.tsx';
import { openWall } from '#renderer/project/actions.ts';
import { useRoute, useSelection } from '#renderer/state/location.ts';
import { ComputedLink } from '#renderer/ui/ComputedLink.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { TabbedFrame } from '#renderer/ui/TabbedFrame.tsx';
import { periodText } from '#renderer/ui/selection-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { STABILITY_TABS, tabOf } from './stability-tabs.ts';

/** The month's report, in the order of the tabs; it needs no choice. */
const EXPORTED = ['drift', 'quality-over-time', 'concept', 'estimated-performance', 'retraining'];

export type StabilityFrameProps = {
  project: ProjectSummary;
  verdict: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Predictions that are looked at. */
  rows?: number | undefined;
  /** What they are compared with, as a phrase: "compared with the 2,672 cases of training". */
  against?: ReactNode;
  /** The figure whose drawer says how the tab is computed. */
  computed?: Computed | null;
  children: ReactNode;
};

/** The frame that the tabs share: tabs, the sentence, and at the foot who is counted, against whom, and how. */
export function StabilityFrame(props: StabilityFrameProps): ReactNode {
  const { project, verdict, lead, actions, rows, against, computed = null, children } = props;
  const words = useWords();
  const { t } = words;
  const selection = useSelection();
  const current = tabOf(useRoute((route) => route.tab));
  return (
    <TabbedFrame
      page="stability"
      tabs={STABILITY_TABS}
      current={current}
      verdict={verdict}
      lead={lead}
      actions={actions}
      foot={
        rows !== undefined && (
          <>
            <span>{t('stability.rows', { count: rows, period: periodText(selection, project.period, words) })}</span>
            {against !== undefined && <span>{against}</span>}
            <ComputedLink computed={computed}>{t('stability.how')}</ComputedLink>
            <ExportResults
              project={project}
              asked={EXPORTED}
              title={t('exporting.stabilityTitle', { project: project.name })}
              lead={t('exporting.stabilityLead')}
            >
              {t('exporting.stability')}
            </ExportResults>
            <LinkButton onClick={openWall}>{t('wall.open')}</LinkButton>
          </>
        )
      }
    >
      {children}
    </TabbedFrame>
  );
}
