import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepOpen } from '#renderer/project/keep-open.ts';

afterEach(() => vi.unstubAllGlobals());

describe('closing the window', () => {
  it('asks while work is under way that closing would lose, also when it fails, and never otherwise', async () => {
    const page = new EventTarget();
    vi.stubGlobal('window', page);
    const asks = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    let settle: (text: string) => void = () => undefined;
    let fail: (fault: Error) => void = () => undefined;
    expect(asks()).toBe(false);
    const one = keepOpen(() => new Promise<string>((resolve) => (settle = resolve)));
    const two = keepOpen(() => new Promise<never>((_resolve, reject) => (fail = reject)));
    expect(asks()).toBe(true);
    settle('done');
    expect(await one).toBe('done');
    expect(asks()).toBe(true);
    fail(new Error('no room'));
    await expect(two).rejects.toThrow('no room');
    expect(asks()).toBe(false);
  });
});
