import type { ReactNode } from 'react';
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
  children: ReactNode;
};

export function PageFrame(props: PageFrameProps): ReactNode {
  const { verdict, above, lead, tabs, actions, foot, size = 'page', children } = props;
  return (
    <div className={css['page']}>
      {tabs !== undefined && <div className={css['tabs']}>{tabs}</div>}
      <header className={css['head']}>
        <div className={css['sentences']}>
          {above !== undefined && <p className={css['above']}>{above}</p>}
          <h1 className={size === 'lead' ? type['leadVerdict'] : type['verdict']} tabIndex={-1}>
            {verdict}
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
