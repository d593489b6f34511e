import type { ReactNode } from 'react';
import { LaterPage } from '#renderer/ui/LaterPage.tsx';
import type { Need } from '#renderer/ui/later-needs.ts';

const NEEDS: Need[] = ['bundle', 'feature', 'score'];

export function ModelView(): ReactNode {
  return <LaterPage page="model" needs={NEEDS} />;
}
