import type { ReactNode } from 'react';
import { LaterPage } from '#renderer/ui/LaterPage.tsx';
import type { Need } from '#renderer/ui/later-needs.ts';

const NEEDS: Need[] = ['prediction_id', 'prediction_time', 'score', 'decision', 'applied_decision', 'bundle'];

export function AuditView(): ReactNode {
  return <LaterPage page="audit" needs={NEEDS} />;
}
