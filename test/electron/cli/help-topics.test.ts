import { describe, expect, it } from 'vitest';
import { topicText } from '#electron/cli/help-topics.ts';

describe('a topic of the help on the command line', () => {
  it.each([
    ['en', /^Reading the outcomes\n[^]*What cannot be said\./],
    ['fr', /^Lire les effets\n[^]*Ce qu.on ne peut pas dire\./],
  ] as const)('is told whole in %s', (language, text) => {
    const told = topicText('outcomes', { language });
    expect(told).toMatch(text);
    expect(told?.split('\n\n')).toHaveLength(14);
    expect(told).not.toMatch(/help\.|undefined|\{\{/);
  });

  it('is none where no topic is called so', () => {
    for (const name of [undefined, 'report', 'toString', '']) expect(topicText(name, { language: 'en' })).toBeNull();
  });
});
