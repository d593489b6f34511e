import type { ReactNode } from 'react';
import { navigate, useRoute } from '#renderer/state/location.ts';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import type { PageFrameProps } from '#renderer/ui/PageFrame.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Data.module.css';
import { DATA_TABS, tabOf } from './data-tabs.ts';

const PANEL = 'data-panel';

/** The frame that the tabs of the page share. */
export function DataFrame({ children, ...frame }: Omit<PageFrameProps, 'tabs' | 'size'>): ReactNode {
  const { t } = useWords();
  const current = tabOf(useRoute((route) => route.tab));
  return (
    <PageFrame
      {...frame}
      tabs={
        <Tabs
          label={t('data.tabsLabel')}
          tabs={DATA_TABS.map((id) => ({ id, label: t(`data.tabs.${id}`) }))}
          current={current}
          panelId={PANEL}
          onChange={(tab) => navigate({ tab })}
        />
      }
    >
      <div id={PANEL} className={css['panel']} role="tabpanel" aria-labelledby={`tab-${current}`}>
        {children}
      </div>
    </PageFrame>
  );
}
