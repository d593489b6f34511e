import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { devtoolsPipe } from '#electron/launch/devtools-pipe.ts';

describe('the pipe to the browser', () => {
  it('puts answers together from any pieces, events between them left aside', async () => {
    const [to, from] = [new PassThrough(), new PassThrough()];
    const { send } = devtoolsPipe(to, from);
    const answers = Promise.all([send('A.one'), send('A.two', { x: 1 }, 'page')]);
    const written = String(to.read())
      .split('\0')
      .filter(Boolean)
      .map((text) => JSON.parse(text) as unknown);
    expect(written).toEqual([
      { id: 1, method: 'A.one', params: {} },
      { id: 2, method: 'A.two', params: { x: 1 }, sessionId: 'page' },
    ]);
    const bytes = Buffer.from('{"id":2,"result":{"é":2}}\0{"method":"event"}\0{"id":1,"result":{"a":1}}\0');
    for (const byte of bytes) from.write(Buffer.from([byte]));
    expect(await answers).toEqual([{ a: 1 }, { é: 2 }]);
  });

  it('fails what waits and what comes later once the browser is gone', async () => {
    const [to, from] = [new PassThrough(), new PassThrough()];
    const { send } = devtoolsPipe(to, from);
    const waiting = send('A.one');
    from.destroy();
    await expect(waiting).rejects.toThrow('closed its pipe');
    await expect(send('A.two')).rejects.toThrow('closed its pipe');
  });

  it('tells which command was refused', async () => {
    const [to, from] = [new PassThrough(), new PassThrough()];
    const { send } = devtoolsPipe(to, from);
    const refused = send('Page.printToPDF');
    from.write('{"id":1,"error":{"message":"no printing"}}\0');
    await expect(refused).rejects.toThrow('Page.printToPDF: no printing');
  });
});
