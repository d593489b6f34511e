export const AUDIT_TABS = ['challenges', 'readiness'] as const;

export type AuditTab = (typeof AUDIT_TABS)[number];

/** The tab of an address; an unknown one is the first. */
export function tabOf(text: string | null): AuditTab {
  return AUDIT_TABS.find((tab) => tab === text) ?? 'challenges';
}
