import type { ReactNode } from 'react';
import { LaterPage } from '#renderer/ui/LaterPage.tsx';
import type { Need } from '#renderer/ui/later-needs.ts';

const NEEDS: Need[] = ['framing', 'score', 'outcome', 'value'];

export function StoriesView(): ReactNode {
  return <LaterPage page="stories" needs={NEEDS} />;
}
