import type { ReadDb } from './connection.ts';

const EVERY_MS = 100;

/** Runs a query that works by itself and tells now and then how far it is, in percent, while that is known. */
export async function watched<T>(
  db: Pick<ReadDb, 'percentage'>,
  tell: (percent: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    const percent = db.percentage();
    if (percent !== null) tell(percent);
  }, EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
