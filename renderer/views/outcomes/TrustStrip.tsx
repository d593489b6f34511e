import type { ReactNode } from 'react';
import { Badge } from '#renderer/ui/Badge.tsx';
import type { Shape } from '#renderer/ui/Badge.tsx';
import css from './TrustStrip.module.css';

/** One thing that a comparison rests on: what was found, and the figure for it. */
export type TrustItem = { id: string; shape: Shape; name: string; note: string };

/** Between two hairlines, under the verdict: can the comparison be trusted? */
export function TrustStrip({ question, items }: { question: string; items: readonly TrustItem[] }): ReactNode {
  return (
    <section className={css['strip']} aria-label={question}>
      <h2 className={css['question']}>{question}</h2>
      <ul className={css['items']}>
        {items.map(({ id, shape, name, note }) => (
          <li key={id}>
            <Badge shape={shape}>{name}</Badge>
            <span className={css['note']}>{note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
