/**
 * What several questions need, read once for all that ask while it is being read or kept. A reader that gave up must not
 * take it from those who still wait: they read it themselves.
 *
 * @param readings by key, what is being read and what was; what was not asked for longest makes room
 */
export async function sharedReading<T>(
  readings: Map<string, Promise<unknown>>,
  key: string,
  read: () => Promise<T>,
  { signal, kept }: { signal: AbortSignal; kept: number },
): Promise<T> {
  const found = readings.get(key) as Promise<T> | undefined;
  if (found !== undefined) {
    readings.delete(key);
    readings.set(key, found);
    try {
      return await found;
    } catch (fault) {
      if (signal.aborted) throw fault;
    }
  }
  const reading = read();
  readings.delete(key);
  readings.set(key, reading);
  for (const oldest of [...readings.keys()].slice(0, Math.max(0, readings.size - kept))) readings.delete(oldest);
  try {
    return await reading;
  } catch (fault) {
    if (readings.get(key) === reading) readings.delete(key);
    throw fault;
  }
}
