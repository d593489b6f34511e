import type { Preferences } from '#shared/contract/app.ts';
import { client } from '#renderer/api/client.ts';
import { usePreferences } from '#renderer/state/preferences.ts';

/** Seen at once, kept by the engine for the next start. */
export function changePreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  void client.call('app.savePreferences', change).catch(() => undefined);
}
