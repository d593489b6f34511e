let underWay = 0;

const ask = (event: Event): void => event.preventDefault();

/**
 * Until the work has ended, closing the window or loading it again asks first: the browser in its own words, the desktop
 * window in those of `electron/window/ask-before-closing.ts`. Without such work, closing never asks.
 */
export async function keepOpen<T>(work: () => Promise<T>): Promise<T> {
  if (underWay === 0) window.addEventListener('beforeunload', ask);
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
    if (underWay === 0) window.removeEventListener('beforeunload', ask);
  }
}
