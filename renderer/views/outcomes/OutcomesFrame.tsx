import type { ReactNode } from 'react';
import { navigate, useRoute } from '#renderer/state/location.ts';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { OUTCOMES_TABS, tabOf } from './outcomes-tabs.ts';

const PANEL = 'outcomes-panel';

type Props = {
  verdict: ReactNode;
  /** The state of the verdict in two words, with its dot. */
  above?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
};

/** The frame that the tabs share: tabs, the state, the sentence with its doubt, and at the foot who is counted and how. */
export function OutcomesFrame({ verdict, above, lead, actions, foot, children }: Props): ReactNode {
  const { t } = useWords();
  const current = tabOf(useRoute((route) => route.tab));
  const hasTabs = OUTCOMES_TABS.length > 1 && current !== null;
  return (
    <PageFrame
      verdict={verdict}
      {...(above === undefined ? {} : { above })}
      {...(lead === undefined || lead === '' ? {} : { lead })}
      {...(actions === undefined ? {} : { actions })}
      {...(foot === undefined ? {} : { foot })}
      {...(hasTabs
        ? {
            tabs: (
              <Tabs
                label={t('outcomes.tabsLabel')}
                tabs={OUTCOMES_TABS.map((id) => ({ id, label: t(`outcomes.tabs.${id}`) }))}
                current={current}
                panelId={PANEL}
                onChange={(tab) => navigate({ tab })}
              />
            ),
          }
        : {})}
    >
      <div id={PANEL} {...(hasTabs ? { role: 'tabpanel', 'aria-labelledby': `tab-${current}` } : {})}>
        {children}
      </div>
    </PageFrame>
  );
}
