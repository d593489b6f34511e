import { create } from 'zustand';
import type { Figure } from '#shared/domain/figure.ts';
import type { Provenance } from '#shared/domain/provenance.ts';

export type DrawerContent =
  | { kind: 'figure'; figure: Figure; provenance: Provenance | null; picture: () => SVGSVGElement | null }
  | { kind: 'case'; id: string; facts: { name: string; value: string; group: 'trace' | 'facts' | 'other' }[] };

export const useDrawer = create<{ content: DrawerContent | null }>(() => ({ content: null }));

export function openDrawer(content: DrawerContent): void {
  useDrawer.setState({ content });
}

export function closeDrawer(): void {
  useDrawer.setState({ content: null });
}
