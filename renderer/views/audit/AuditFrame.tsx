import type { ReactNode } from 'react';
import { navigate, useRoute } from '#renderer/state/location.ts';
import { Link } from '#renderer/ui/Link.tsx';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { AUDIT_TABS, tabOf } from './audit-tabs.ts';

const PANEL = 'audit-panel';

type Props = { verdict: ReactNode; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

/** The frame that the tabs share: tabs, the sentence, and the way to the trail and to the proof of the scores. */
export function AuditFrame({ verdict, lead, actions, children }: Props): ReactNode {
  const { t } = useWords();
  const current = tabOf(useRoute((route) => route.tab));
  return (
    <PageFrame
      verdict={verdict}
      {...(lead === undefined || lead === '' ? {} : { lead })}
      {...(actions === undefined ? {} : { actions })}
      tabs={
        <Tabs
          label={t('audit.tabsLabel')}
          tabs={AUDIT_TABS.map((id) => ({ id, label: t(`audit.tabs.${id}`) }))}
          current={current}
          panelId={PANEL}
          onChange={(tab) => navigate({ tab })}
        />
      }
      foot={
        <>
          <Link to={{ place: 'data', tab: 'journal' }}>{t('audit.challenges.trail')}</Link>
          <Link to={{ place: 'model', tab: 'proof' }}>{t('model.tabs.proof')}</Link>
        </>
      }
    >
      <div id={PANEL} role="tabpanel" aria-labelledby={`tab-${current}`}>
        {children}
      </div>
    </PageFrame>
  );
}
