import type { ReactNode } from 'react';
import type { Finding } from '#shared/domain/finding.ts';
import { routeOfLink } from '#renderer/state/route.ts';
import { useSelection } from '#renderer/state/location.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { Badge } from './Badge.tsx';
import { Link } from './Link.tsx';
import type from './type.module.css';
import css from './FindingCard.module.css';

/** One plain statement: what to do about it, the sentence, its account, the figure that proves it. */
export function FindingCard({ finding, figure }: { finding: Finding; figure?: ReactNode }): ReactNode {
  const words = useWords();
  const selection = useSelection();
  return (
    <article className={`${css['card']} ${figure === undefined ? css['alone'] : ''}`}>
      <div className={css['badge']}>
        <Badge shape={finding.state}>{words.t(`ui.states.${finding.state}`)}</Badge>
      </div>
      <div>
        <h2 className={type['finding']}>{words.say(finding.title)}</h2>
        {finding.account.length > 0 && (
          <p className={css['account']}>{finding.account.map((phrase) => words.say(phrase)).join(' ')}</p>
        )}
        {finding.link !== undefined && (
          <p className={css['link']}>
            <Link to={routeOfLink(finding.link, selection)}>{words.say(finding.link.label)}</Link>
          </p>
        )}
      </div>
      {figure !== undefined && <div className={css['figure']}>{figure}</div>}
    </article>
  );
}
