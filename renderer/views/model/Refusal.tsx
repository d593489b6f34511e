import type { ReactNode } from 'react';
import type { Refused } from '#shared/analyses/explanations.ts';
import { refusalPhrase } from '#shared/analyses/refusals.ts';
import { Empty } from '#renderer/ui/Empty.tsx';
import { Link } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';

/** The model cannot be run for this question: why, and where to bring what is missing. */
export function Refusal({ refused }: { refused: Refused }): ReactNode {
  const { t, say } = useWords();
  const wants = refused.reason === 'NO_BUNDLE' || refused.reason === 'NO_BACKGROUND' ? 'models' : 'columns';
  return (
    <Empty
      title={t('model.refused')}
      link={<Link to={{ place: 'data', tab: wants }}>{t(`model.refusedLink.${wants}`)}</Link>}
    >
      <p>{say(refusalPhrase(refused))}</p>
      {refused.detail !== undefined && refused.detail !== '' && <p>{refused.detail}</p>}
    </Empty>
  );
}
