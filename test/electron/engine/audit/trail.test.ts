import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { eventHash, GENESIS } from '#electron/engine/audit/trail.ts';

describe('canonicalJson', () => {
  it('writes keys in code-unit order and numbers as ECMAScript does (RFC 8785)', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'é"\n'], '\u20ac': 1e21, A: -0 })).toBe(
      '{"A":0,"a":[true,null,"é\\"\\n"],"b":1,"€":1e+21}',
    );
  });

  it('does not depend on the order in which members were added', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it('is JSON that reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('has no form for what JSON cannot say', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
    expect(() => canonicalJson(() => 1)).toThrow(RangeError);
  });
});

describe('eventHash', () => {
  const event = {
    seq: 1,
    at: '2026-03-01T10:00:00.000Z',
    actor: 'user',
    type: 'created',
    body: { name: 'x' },
    prev: GENESIS,
  };

  it('is the SHA-256 of the canonical event, so that anyone can recompute it', () => {
    // Made with `sha256sum` over {"actor":"user","at":"2026-03-01T10:00:00.000Z","body":{"name":"x"},"prev":"000...","seq":1,"type":"created"}
    expect(eventHash(event)).toBe('1e003581a1a6c327a552156aa69cd1cdae58829ab052dfda760bf8644a9d8098');
  });

  it('changes with every member', () => {
    const variants = [
      { seq: 2 },
      { at: '2026-03-01T10:00:01.000Z' },
      { actor: 'other' },
      { type: 'import' },
      { body: { name: 'y' } },
      { prev: `1${GENESIS.slice(1)}` },
    ];
    const hashes = new Set([eventHash(event), ...variants.map((change) => eventHash({ ...event, ...change }))]);
    expect(hashes.size).toBe(variants.length + 1);
  });
});
