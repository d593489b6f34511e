import type { ComponentType, ReactNode } from 'react';
import type { BundleSummary, ProjectSummary } from '#shared/contract/projects.ts';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { addBundle } from '#renderer/project/actions.ts';
import { useRoute, useSelection } from '#renderer/state/location.ts';
import { Empty } from '#renderer/ui/Empty.tsx';
import { Link, LinkButton } from '#renderer/ui/Link.tsx';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { EffectsTab } from './EffectsTab.tsx';
import { ImportanceTab } from './ImportanceTab.tsx';
import { ModelFrame } from './ModelFrame.tsx';
import { tabOf } from './model-tabs.ts';
import type { ModelTab } from './model-tabs.ts';
import { ParsimonyTab } from './ParsimonyTab.tsx';
import { PassportTab } from './PassportTab.tsx';
import { ProofTab } from './ProofTab.tsx';
import { shownBundle } from './shown-bundle.ts';
import { VersionsTab } from './VersionsTab.tsx';

export type TabProps = { project: ProjectSummary; bundle: BundleSummary };

const TABS: Record<ModelTab, ComponentType<TabProps>> = {
  passport: PassportTab,
  importance: ImportanceTab,
  effects: EffectsTab,
  parsimony: ParsimonyTab,
  versions: VersionsTab,
  proof: ProofTab,
};

/** What the model is, which facts weigh, how each one acts, how few would do, and whether its scores are its own. */
export function ModelView(): ReactNode {
  const { t } = useWords();
  const project = useOpenedProject();
  const selection = useSelection();
  const { tab } = useRoute();
  const bundle = shownBundle(project, selection);
  const add = project.readOnly ? null : (
    <LinkButton onClick={() => void addBundle()}>{t('model.empty.add')}</LinkButton>
  );
  if (project.bundles.length === 0)
    return (
      <PageFrame verdict={t('model.empty.verdict')}>
        <Empty
          title={t('model.empty.title')}
          link={
            <>
              {add}
              <Link to={{ place: 'help', tab: 'bundles' }}>{t('model.empty.help')}</Link>
            </>
          }
        >
          {t('model.empty.text')}
        </Empty>
      </PageFrame>
    );
  if (bundle === null) {
    const version = selection.version ?? '';
    const there = project.bundles.map((one) => one.version).join(', ');
    return (
      <ModelFrame project={project} bundle={null} verdict={t('model.empty.versionVerdict', { version })}>
        <Empty title={t('model.empty.versionTitle')} link={add}>
          {t('model.empty.versionText', { versions: there })}
        </Empty>
      </ModelFrame>
    );
  }
  const Shown = TABS[tabOf(tab)];
  return <Shown project={project} bundle={bundle} />;
}
