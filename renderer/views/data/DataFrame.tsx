import type { ReactNode } from 'react';
import { useRoute } from '#renderer/state/location.ts';
import type { PageFrameProps } from '#renderer/ui/PageFrame.tsx';
import { TabbedFrame } from '#renderer/ui/TabbedFrame.tsx';
import css from './Data.module.css';
import { DATA_TABS, tabOf } from './data-tabs.ts';

/** The frame that the tabs of the page share. */
export function DataFrame(frame: Omit<PageFrameProps, 'tabs' | 'size'>): ReactNode {
  const current = tabOf(useRoute((route) => route.tab));
  return <TabbedFrame {...frame} page="data" tabs={DATA_TABS} current={current} panelClass={css['panel']} />;
}
