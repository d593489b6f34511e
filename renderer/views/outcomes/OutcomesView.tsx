import type { ReactNode } from 'react';
import { LaterPage } from '#renderer/ui/LaterPage.tsx';
import type { Need } from '#renderer/ui/later-needs.ts';

const NEEDS: Need[] = ['arm', 'outcome', 'value', 'entity_id', 'shadow_score'];

export function OutcomesView(): ReactNode {
  return <LaterPage page="outcomes" needs={NEEDS} />;
}
