import { expect, it } from 'vitest';
import { keptTogether } from '#renderer/ui/kept-together.ts';

it('a share of a hundred stays on one line, the sentence around it may break', () => {
  expect(keptTogether('It was wrong in 32 of 100 cases, against 22 in 100 before.')).toBe(
    'It was wrong in 32\u00a0of\u00a0100 cases, against 22\u00a0in\u00a0100 before.',
  );
  expect(keptTogether('64 sur 100 sont fausses')).toBe('64\u00a0sur\u00a0100 sont fausses');
  expect(keptTogether('Readiness 0.5 of 7: half of 1000 cases')).toBe('Readiness 0.5 of 7: half of 1000 cases');
});
