import type { ReactNode } from 'react';
import { useRoute } from '#renderer/state/location.ts';
import { Link } from '#renderer/ui/Link.tsx';
import { TabbedFrame } from '#renderer/ui/TabbedFrame.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { AUDIT_TABS, tabOf } from './audit-tabs.ts';

type Props = { verdict: ReactNode; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

/** The frame that the tabs share: tabs, the sentence, and the way to the trail and to the proof of the scores. */
export function AuditFrame({ verdict, lead, actions, children }: Props): ReactNode {
  const { t } = useWords();
  const current = tabOf(useRoute((route) => route.tab));
  return (
    <TabbedFrame
      page="audit"
      tabs={AUDIT_TABS}
      current={current}
      verdict={verdict}
      lead={lead}
      actions={actions}
      foot={
        <>
          <Link to={{ place: 'data', tab: 'trail' }}>{t('audit.challenges.trail')}</Link>
          <Link to={{ place: 'model', tab: 'proof' }}>{t('model.tabs.proof')}</Link>
        </>
      }
    >
      {children}
    </TabbedFrame>
  );
}
