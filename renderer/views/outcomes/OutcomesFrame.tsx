import type { ReactNode } from 'react';
import { useRoute } from '#renderer/state/location.ts';
import { Link } from '#renderer/ui/Link.tsx';
import type { PageFrameProps } from '#renderer/ui/PageFrame.tsx';
import { TabbedFrame } from '#renderer/ui/TabbedFrame.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { OUTCOMES_TABS, tabOf } from './outcomes-tabs.ts';

/** The frame that the tabs share: tabs, the state, the sentence with its doubt, and at the foot who is counted and how. */
export function OutcomesFrame({ foot, ...frame }: Omit<PageFrameProps, 'tabs' | 'size'>): ReactNode {
  const { t } = useWords();
  const current = tabOf(useRoute((route) => route.tab));
  return (
    <TabbedFrame
      {...frame}
      page="outcomes"
      tabs={OUTCOMES_TABS}
      current={current}
      foot={
        <>
          {foot}
          <Link to={{ place: 'help', tab: 'outcomes' }}>{t('outcomes.help')}</Link>
        </>
      }
    />
  );
}
