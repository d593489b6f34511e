import { describe, expect, it } from 'vitest';
import { sharedReading } from '#electron/engine/questions/shared-reading.ts';

const { signal } = new AbortController();

describe('what several questions read', () => {
  it('is read once, and what was not asked for longest makes room', async () => {
    const readings = new Map<string, Promise<unknown>>();
    const read: string[] = [];
    const ask = (key: string): Promise<string> =>
      sharedReading(readings, key, () => Promise.resolve(read.push(key)).then(() => key), { signal, kept: 2 });
    for (const key of ['label', 'march', 'label', 'april', 'label', 'march']) expect(await ask(key)).toBe(key);
    expect(read).toEqual(['label', 'march', 'april', 'march']);
  });

  it('is read again by those who wait when the one who read it fails, and not kept', async () => {
    const readings = new Map<string, Promise<unknown>>();
    const options = { signal, kept: 2 };
    const failing = sharedReading(readings, 'rows', () => Promise.reject(new Error('given up')), options);
    const waiting = sharedReading(readings, 'rows', () => Promise.resolve(3), options);
    await expect(failing).rejects.toThrow('given up');
    expect(await waiting).toBe(3);
    expect(await sharedReading(readings, 'rows', () => Promise.resolve(4), options)).toBe(3);
  });
});
