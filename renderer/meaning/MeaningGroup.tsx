import type { ReactNode } from 'react';
import type from '#renderer/ui/type.module.css';
import css from './Meaning.module.css';

/** One thing to say: its question and why at the left, its fields at the right. */
export function MeaningGroup(props: { title: string; explains: string; children: ReactNode }): ReactNode {
  return (
    <section className={css['group']}>
      <div>
        <h2 className={type['panelTitle']}>{props.title}</h2>
        <p className={css['explains']}>{props.explains}</p>
      </div>
      <div className={css['fields']}>{props.children}</div>
    </section>
  );
}
