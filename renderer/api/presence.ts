const AGAIN_MS = 2000;

/** In a browser, the host knows that the window is open by one request that stays open. */
export function keepPresence(): void {
  const hold = async (): Promise<void> => {
    try {
      const response = await fetch(`${window.location.origin}/presence`);
      const reader = response.ok ? response.body?.getReader() : undefined;
      while (reader !== undefined && !(await reader.read()).done);
    } catch {
      // The host ended, or has no use for it.
    }
    window.setTimeout(() => void hold(), AGAIN_MS);
  };
  void hold();
}
