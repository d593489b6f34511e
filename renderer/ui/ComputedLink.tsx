import type { ReactNode } from 'react';
import type { Computed } from '#renderer/api/told.ts';
import { openDrawer } from '#renderer/state/drawer.ts';
import { LinkButton } from './Link.tsx';
import css from './PageFrame.module.css';

/** At the end of the foot of a page: opens the drawer that says how the page is computed. */
export function ComputedLink({ computed, children }: { computed: Computed | null; children: ReactNode }): ReactNode {
  if (computed === null) return null;
  const { figure, provenance, picture = () => null } = computed;
  return (
    <span className={css['footEnd']}>
      <LinkButton onClick={() => openDrawer({ kind: 'figure', figure, provenance, picture })}>{children}</LinkButton>
    </span>
  );
}
