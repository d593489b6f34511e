import { describe, expect, it } from 'vitest';
import type { Story } from '#shared/story/schema.ts';
import { presentationAfter, spentMs } from '#renderer/state/presentation.ts';
import type { Presentation } from '#renderer/state/presentation.ts';
import { behindPage } from '#renderer/views/stories/presenter/behind-page.ts';
import { askedByKey } from '#renderer/views/stories/presenter/presenter-keys.ts';
import { spentText } from '#renderer/views/stories/presenter/use-now.ts';
import { drafted } from '#test/shared/story/story-document.ts';

const START: Presentation = {
  id: 'p',
  project: 'project',
  story: {} as Story,
  audience: 'decision',
  pages: 3,
  at: 1,
  isBlack: false,
  timer: { spentMs: 0, since: 1000 },
  isAway: false,
  notes: 'window',
  isRefused: false,
  selection: {},
};

describe('a presentation', () => {
  it('stays between its first and its last page', () => {
    expect(presentationAfter(START, { kind: 'go', by: 5 }, 0).at).toBe(2);
    expect(presentationAfter(START, { kind: 'go', by: -5 }, 0).at).toBe(0);
    expect(presentationAfter(START, { kind: 'last' }, 0).at).toBe(2);
    expect(presentationAfter(START, { kind: 'first' }, 0).at).toBe(0);
  });

  it('shows the page again when another one is asked for on a black screen', () => {
    const black = presentationAfter(START, { kind: 'black' }, 0);
    expect(black.isBlack).toBe(true);
    expect(presentationAfter(black, { kind: 'go', by: 1 }, 0)).toMatchObject({ isBlack: false, at: 2 });
  });

  it('comes back to the page from which the figures were explored', () => {
    const away = presentationAfter(START, { kind: 'away' }, 0);
    expect(away).toMatchObject({ isAway: true, at: 1 });
    expect(presentationAfter(away, { kind: 'return' }, 0)).toEqual(START);
  });

  it('counts the time spent, but not that of a pause', () => {
    expect(spentMs(START.timer, 61_000)).toBe(60_000);
    const paused = presentationAfter(START, { kind: 'pause' }, 61_000);
    expect(spentMs(paused.timer, 500_000)).toBe(60_000);
    const goesOn = presentationAfter(paused, { kind: 'pause' }, 600_000);
    expect(spentMs(goesOn.timer, 605_000)).toBe(65_000);
  });

  it('begins to count again from zero, and stands still if it stood still', () => {
    expect(presentationAfter(START, { kind: 'restart' }, 9000).timer).toEqual({ spentMs: 0, since: 9000 });
    const paused = presentationAfter(START, { kind: 'pause' }, 61_000);
    expect(presentationAfter(paused, { kind: 'restart' }, 70_000).timer).toEqual({ spentMs: 0, since: null });
  });

  it('never counts backwards when the clock of the computer is set back', () => {
    expect(spentMs({ spentMs: 5000, since: 10_000 }, 9000)).toBe(5000);
  });

  it('writes hours only when there are some', () => {
    expect(spentText(245_999)).toBe('4:05');
    expect(spentText(3_845_000)).toBe('1:04:05');
  });
});

describe('a key on the stage', () => {
  const struck = (key: string, more: Partial<KeyboardEvent> = {}): ReturnType<typeof askedByKey> =>
    askedByKey({ key, ctrlKey: false, metaKey: false, altKey: false, target: null, ...more });

  it('asks what the buttons of a remote mean', () => {
    expect(['PageDown', 'PageUp', '.', 'b', 'B', 'Escape'].map((key) => struck(key))).toEqual([
      'next',
      'back',
      'black',
      'black',
      'black',
      'leave',
    ]);
  });

  it('does nothing at all for the start button of a remote: the window is not loaded anew', () => {
    expect(struck('F5')).toBe('ignored');
  });

  it('leaves a button and a drawing the keys that are theirs', () => {
    const inside = (selector: string): Partial<KeyboardEvent> => ({
      target: { closest: (asked: string) => (asked.split(', ').includes(selector) ? {} : null) } as unknown as Element,
    });
    expect(struck('Enter', inside('button'))).toBeNull();
    expect(struck('PageDown', inside('button'))).toBe('next');
    expect(struck('ArrowRight', inside('svg'))).toBeNull();
    expect(struck('PageDown', inside('svg'))).toBe('next');
  });

  it('leaves the keys of the window to the window', () => {
    expect(struck('b', { ctrlKey: true })).toBeNull();
    expect(struck('t')).toBeNull();
    expect(struck('ArrowRight', { altKey: true })).toBeNull();
  });
});

describe('the figures behind a page', () => {
  it('are opened with the filters they were taken with', () => {
    const story = drafted();
    const page = story.chapters
      .flatMap(({ pages }) => pages)
      .find(({ blocks }) => blocks.some((b) => b.type === 'figure'));
    const block = page?.blocks.find((one) => one.type === 'figure') as { figure: string };
    const figure = story.figures[block.figure];
    if (page === undefined || figure === undefined) throw new Error('the document has no figure');
    const taken = { ...figure, source: { ...figure.source, selection: { where: ['Job=fixed'] } } };
    const filtered: Story = { ...story, figures: { ...story.figures, [block.figure]: taken } };
    const placed = { ...page, place: { page: 'outcomes', tab: 'test' } };
    expect(behindPage(filtered, placed, 'decision')).toEqual({
      place: 'outcomes',
      tab: 'test',
      selection: { where: ['Job=fixed'] },
    });
  });

  it('are nowhere when the page names no place, or one that this version does not have', () => {
    const story = drafted();
    const page = story.chapters[0]?.pages[0];
    if (page === undefined) throw new Error('no page');
    const { place: _place, ...rest } = page;
    expect(behindPage(story, rest, 'decision')).toBeNull();
    expect(behindPage(story, { ...rest, place: { page: 'javascript:alert(1)', tab: null } }, 'decision')).toBeNull();
  });
});
