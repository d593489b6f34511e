import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { hasNoFocus } from './focus.ts';
import { keptTogether } from './kept-together.ts';
import type from './type.module.css';
import css from './PageFrame.module.css';

export type PageFrameProps = {
  /** The computed sentence of the page: who or what, a verb, a number. Ends with a full stop. */
  verdict: ReactNode;
  above?: ReactNode;
  lead?: ReactNode;
  tabs?: ReactNode;
  actions?: ReactNode;
  foot?: ReactNode;
  size?: 'lead' | 'page';
  /** The page replaces another one under the hand: where that held the focus, the sentence takes it over. */
  takesFocus?: boolean;
  children: ReactNode;
};

export function PageFrame(props: PageFrameProps): ReactNode {
  const { verdict, above, lead, tabs, actions, foot, size = 'page', takesFocus = false, children } = props;
  const sentence = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && hasNoFocus()) sentence.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <div className={css['page']}>
      {tabs !== undefined && <div className={css['tabs']}>{tabs}</div>}
      <header className={css['head']}>
        <div className={css['sentences']}>
          {above !== undefined && <div className={css['above']}>{above}</div>}
          <h1 ref={sentence} className={size === 'lead' ? type['leadVerdict'] : type['verdict']} tabIndex={-1}>
            {typeof verdict === 'string' ? keptTogether(verdict) : verdict}
          </h1>
          {lead !== undefined && lead !== '' && <p className={`${type['lead']} ${css['lead']}`}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={css['actions']}>{actions}</div>}
      </header>
      <div className={css['body']}>{children}</div>
      {foot !== undefined && <footer className={css['foot']}>{foot}</footer>}
    </div>
  );
}
