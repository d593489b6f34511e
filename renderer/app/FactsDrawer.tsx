import type { ReactNode } from 'react';
import type { DrawerContent } from '#renderer/state/drawer.ts';
import { Drawer } from '#renderer/ui/Drawer.tsx';
import { Pairs } from '#renderer/ui/Pairs.tsx';
import type from '#renderer/ui/type.module.css';
import css from './FigureDrawer.module.css';

type Content = Extract<DrawerContent, { kind: 'facts' }>;

/** All that the files say about one line. */
export function FactsDrawer({ content, onClose }: { content: Content; onClose: () => void }): ReactNode {
  return (
    <Drawer title={content.title} onClose={onClose}>
      {content.groups
        .filter(({ pairs }) => pairs.length > 0)
        .map(({ head, pairs }) => (
          <section key={head} className={css['sources']}>
            <h3>{head}</h3>
            <Pairs pairs={pairs} />
          </section>
        ))}
      {content.note !== null && <p className={type['note']}>{content.note}</p>}
    </Drawer>
  );
}
