import { describe, expect, it } from 'vitest';
import { formatHash, parseHash, routeOfLink, START } from '#renderer/state/route.ts';

describe('the address of the window', () => {
  it('keeps page, tab and selection over a round trip', () => {
    const route = {
      place: 'data' as const,
      tab: 'quality',
      selection: { period: '2025-06', version: '2.0.0', where: ['Job=fixed & free', '@outcome=bad=worse'] },
    };
    expect(parseHash(formatHash(route))).toEqual(route);
  });

  it('is Home when it says nothing that is known', () => {
    expect(parseHash('')).toEqual(START);
    expect(parseHash('#/nowhere/at-all?where=x=1')).toEqual(START);
  });

  it('survives a damaged percent sign', () => {
    expect(parseHash('#/data/%E0%A4%A').place).toBe('data');
  });

  it('leaves out empty parts of a selection', () => {
    expect(parseHash('#/cases?period=&where=&version=2')).toEqual({
      place: 'cases',
      tab: null,
      selection: { version: '2' },
    });
  });
});

describe('the link of a finding', () => {
  const label = { key: 'any' };

  it('opens the import where the finding asks for a log or for outcomes', () => {
    expect(routeOfLink({ label, page: 'data', focus: 'import' }, {}).place).toBe('import');
    expect(routeOfLink({ label, page: 'data', focus: 'outcomes' }, {})).toMatchObject({
      place: 'import',
      tab: 'outcomes',
    });
  });

  it('opens the tab of lines set aside under its own name', () => {
    expect(routeOfLink({ label, page: 'data', focus: 'rejected' }, {})).toMatchObject({
      place: 'data',
      tab: 'setAside',
    });
  });

  it('adds what it selects to what is selected already', () => {
    const route = routeOfLink({ label, page: 'cases', selection: { where: ['@outcome=bad'] } }, { period: '2025-06' });
    expect(route.selection).toEqual({ period: '2025-06', where: ['@outcome=bad'] });
  });
});
