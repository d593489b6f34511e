import { create } from 'zustand';
import type { Figure } from '#shared/domain/figure.ts';
import type { Provenance } from '#shared/domain/provenance.ts';

export type FactGroup = { head: string; pairs: { name: string; value: string }[] };

export type DrawerContent =
  | { kind: 'figure'; figure: Figure; provenance: Provenance | null; picture: () => SVGSVGElement | null }
  | { kind: 'facts'; title: string; groups: FactGroup[]; note: string | null };

export const useDrawer = create<{ content: DrawerContent | null }>(() => ({ content: null }));

export function openDrawer(content: DrawerContent): void {
  useDrawer.setState({ content });
}

export function closeDrawer(): void {
  useDrawer.setState({ content: null });
}
