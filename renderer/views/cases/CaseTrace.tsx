import type { ReactNode } from 'react';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { CaseReading } from '#shared/contract/cases.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { traceCells } from './trace-cells.ts';
import css from './CasePage.module.css';

type Props = { reading: CaseReading; explain: Explain | null; isAsking: boolean; project: ProjectSummary };

/** From what was asked to how it ended: each step says whether it was proven here or only logged. */
export function CaseTrace({ reading, explain, isAsking, project: { meaning } }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const isAudit = usePreferences((preferences) => preferences.depth === 'audit');
  return (
    <dl className={`${css['trace']} ${isAudit ? css['whole'] : ''}`} aria-label={t('case.trace.label')}>
      {traceCells({ reading, explain, isAsking, meaning, isAudit }, words).map(({ id, shape, said, value }) => (
        <div key={id}>
          <dt>
            {t(`case.trace.${id}`)} <Badge shape={shape}>{said}</Badge>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
