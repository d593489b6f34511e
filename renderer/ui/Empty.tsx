import type { ReactNode } from 'react';
import type from './type.module.css';
import css from './States.module.css';

/** What is missing, what it unlocks, one link. */
export function Empty(props: { title: string; children?: ReactNode; link?: ReactNode }): ReactNode {
  return (
    <section className={css['state']}>
      <h2 className={type['finding']}>{props.title}</h2>
      {props.children !== undefined && <div className={css['account']}>{props.children}</div>}
      {props.link !== undefined && <div className={css['links']}>{props.link}</div>}
    </section>
  );
}
