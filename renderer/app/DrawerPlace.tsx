import type { ReactNode } from 'react';
import { closeDrawer, useDrawer } from '#renderer/state/drawer.ts';
import { FactsDrawer } from './FactsDrawer.tsx';
import { FigureDrawer } from './FigureDrawer.tsx';

export function DrawerPlace(): ReactNode {
  const content = useDrawer((state) => state.content);
  if (content === null) return null;
  return content.kind === 'figure' ? (
    <FigureDrawer key={content.figure.id} content={content} onClose={closeDrawer} />
  ) : (
    <FactsDrawer key={content.title} content={content} onClose={closeDrawer} />
  );
}
