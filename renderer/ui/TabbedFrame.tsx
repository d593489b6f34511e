import type { ReactNode } from 'react';
import { navigate } from '#renderer/state/location.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { PageFrame } from './PageFrame.tsx';
import type { PageFrameProps } from './PageFrame.tsx';
import { Tabs } from './Tabs.tsx';

type Props<T extends string> = Omit<PageFrameProps, 'tabs' | 'size'> & {
  /** Its words are `<page>.tabsLabel` and `<page>.tabs.<tab>`. */
  page: string;
  tabs: readonly T[];
  current: T;
  panelClass?: string | undefined;
};

/** A page whose parts are tabs of its address: the tabs, the sentence of the one that is open, and its panel. */
export function TabbedFrame<T extends string>(props: Props<T>): ReactNode {
  const { page, tabs, current, panelClass, children, ...frame } = props;
  const { t } = useWords();
  const panelId = `${page}-panel`;
  return (
    <PageFrame
      {...frame}
      tabs={
        <Tabs
          label={t(`${page}.tabsLabel`)}
          tabs={tabs.map((id) => ({ id, label: t(`${page}.tabs.${id}`) }))}
          current={current}
          panelId={panelId}
          onChange={(tab) => navigate({ tab })}
        />
      }
    >
      <div id={panelId} className={panelClass} role="tabpanel" aria-labelledby={`tab-${current}`}>
        {children}
      </div>
    </PageFrame>
  );
}
