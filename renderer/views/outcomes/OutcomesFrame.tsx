import type { ReactNode } from 'react';
import { useRoute } from '#renderer/state/location.ts';
import type { PageFrameProps } from '#renderer/ui/PageFrame.tsx';
import { TabbedFrame } from '#renderer/ui/TabbedFrame.tsx';
import { OUTCOMES_TABS, tabOf } from './outcomes-tabs.ts';

/** The frame that the tabs share: tabs, the state, the sentence with its doubt, and at the foot who is counted and how. */
export function OutcomesFrame(frame: Omit<PageFrameProps, 'tabs' | 'size'>): ReactNode {
  const current = tabOf(useRoute((route) => route.tab));
  return <TabbedFrame {...frame} page="outcomes" tabs={OUTCOMES_TABS} current={current} />;
}
