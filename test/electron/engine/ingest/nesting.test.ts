import { expect, it } from 'vitest';
import { MostOpened } from '#electron/engine/ingest/nesting.ts';
import { randomOf } from '#shared/stats/random.ts';

/** Counted sign by sign. */
function mostOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.replaceAll(/[^[{]/g, '').length));
}

it('the most that a line opens is what counting sign by sign finds, however the file comes in pieces', () => {
  const random = randomOf(11);
  for (let turn = 0; turn < 400; turn += 1) {
    const signs = turn % 2 === 0 ? '[{]}\n"a' : '{a\n,:';
    const text = Array.from({ length: 60 }, () => signs[Math.floor(random() * signs.length)]).join('');
    const opened = new MostOpened();
    for (let from = 0; from < text.length;) {
      const to = from + 1 + Math.floor(random() * 20);
      opened.add(Buffer.from(text.slice(from, to)));
      from = to;
    }
    expect(opened.most, JSON.stringify(text)).toBe(mostOf(text));
  }
});
