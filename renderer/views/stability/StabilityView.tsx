import type { ReactNode } from 'react';
import { LaterPage } from '#renderer/ui/LaterPage.tsx';
import type { Need } from '#renderer/ui/later-needs.ts';

const NEEDS: Need[] = ['prediction_time', 'score', 'feature', 'outcome', 'bundle'];

export function StabilityView(): ReactNode {
  return <LaterPage page="stability" needs={NEEDS} />;
}
