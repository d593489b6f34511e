import type { ReactNode } from 'react';
import { LaterPage } from '#renderer/ui/LaterPage.tsx';
import type { Need } from '#renderer/ui/later-needs.ts';

const NEEDS: Need[] = ['prediction_time', 'score', 'decision', 'outcome', 'value'];

export function ResultsView(): ReactNode {
  return <LaterPage page="results" needs={NEEDS} />;
}
