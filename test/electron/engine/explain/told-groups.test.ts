import { describe, expect, it } from 'vitest';
import { manifestSchema } from '#shared/bundle/manifest.ts';
import { toldGroups } from '#electron/engine/explain/told-groups.ts';
import { contribution } from '../../../shared/analyses/model-doubles.ts';
import { smallManifest } from '../../../shared/bundle/small-manifest.ts';

const manifest = manifestSchema.parse({
  ...smallManifest(),
  features: ['age', 'city', 'debt'].map((name) => ({
    name,
    type: 'numeric',
    input: { tensor: name, dtype: 'float32' },
  })),
  groups: [{ name: 'who', label: { en: 'The person', fr: 'La personne' }, features: ['age', 'city'] }],
});
const asked = {
  manifest,
  members: [[0], [1], [2]],
  contributions: [
    contribution('age', { value: 40, by: -0.1 }),
    contribution('city', { value: 3, by: 0.25 }),
    contribution('debt', { value: 0, by: -0.2 }),
  ],
  clusters: [{ columns: [1, 2] }],
};

describe('contributions by group', () => {
  it('are those of the bundle where it has groups, in its words, largest first', () => {
    expect(toldGroups({ ...asked, by: undefined })).toEqual({
      by: 'bundle',
      groups: [
        { group: 'debt', label: {}, isAlone: true, members: ['debt'], contribution: -0.2 },
        {
          group: 'who',
          label: { en: 'The person', fr: 'La personne' },
          isAlone: false,
          members: ['city', 'age'],
          contribution: 0.15,
        },
      ],
    });
  });

  it('are of facts that move together where that is asked, or the bundle has none', () => {
    const together = toldGroups({ ...asked, by: 'together' });
    expect(together).toMatchObject({ by: 'together', groups: [{ group: 'age' }, { group: 'city + debt' }] });
    const { groups: _none, ...plain } = manifest;
    expect(toldGroups({ ...asked, manifest: plain, by: undefined })).toEqual(together);
    expect(toldGroups({ ...asked, manifest: plain, clusters: [], by: undefined })).toBeNull();
  });
});
