import { describe, expect, it } from 'vitest';
import { needStates } from '#renderer/ui/later-needs.ts';
import { projectSummary } from '#test/support/project-summary.ts';

describe('what a page needs', () => {
  it('tells columns that are there, under their name, from those that are missing', () => {
    expect(needStates(['score', 'arm', 'bundle', 'framing'], projectSummary())).toEqual([
      { need: 'score', isThere: true, name: 'score' },
      { need: 'arm', isThere: false, name: null },
      { need: 'bundle', isThere: false, name: null },
      { need: 'framing', isThere: false, name: null },
    ]);
  });
});
