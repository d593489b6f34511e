import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { manifestSchema } from '#shared/bundle/manifest.ts';
import { jsonFault, manifestIssues, manifestPlace, parseManifest } from '#shared/bundle/manifest-issues.ts';
import type { ManifestIssue } from '#shared/bundle/manifest-issues.ts';

type Loose = { [key: string | number]: Loose };

const TEXT = readFileSync('test/fixtures/bundles/credit/bundle.json', 'utf8');
const LONGEST = 1000;

function issues(change: (manifest: Loose) => unknown): ManifestIssue[] {
  const manifest = JSON.parse(TEXT) as Loose;
  change(manifest);
  return manifestIssues(manifestSchema.safeParse(manifest).error?.issues ?? [], manifest);
}

function fault(text: string): AppError {
  try {
    parseManifest(text, 'bundle.json');
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(AppError);
    return thrown as AppError;
  }
  throw new Error('the text was taken for a manifest');
}

const set = (target: unknown, values: object): unknown => Object.assign(target as object, values);

describe('manifestIssues', () => {
  it('says nothing about a manifest that is right', () => expect(issues(() => undefined)).toEqual([]));

  it.each(['model', 'task', 'target', 'features', 'output'])('names the missing key %s', (key) => {
    const [issue, ...more] = issues((manifest) => delete manifest[key]);
    expect(issue).toMatchObject({ key, problem: 'missing', found: 'nothing' });
    expect(more).toEqual([]);
  });

  it.each<[string, (manifest: Loose) => unknown, Partial<ManifestIssue>]>([
    [
      'a choice',
      (m) => set(m['features']?.[3]?.['input'], { dtype: 'float' }),
      {
        key: 'features[3].input.dtype',
        expected: 'one of "float32", "float64", "int32", "int64", "string", "bool"',
        found: '"float"',
      },
    ],
    ['a kind', (m) => set(m, { features: { a: 1 } }), { key: 'features', expected: 'a list', found: 'an object' }],
    ['a list', (m) => set(m, { model: [1, 2] }), { key: 'model', expected: 'an object', found: 'a list of 2' }],
    ['a word', (m) => set(m['decision'], { threshold: 'a third' }), { expected: 'a number', found: '"a third"' }],
    ['a bound', (m) => set(m['features']?.[2], { step: -1 }), { expected: 'more than 0', found: '-1' }],
    ['a length', (m) => set(m['features']?.[2], { name: '' }), { expected: 'at least 1 characters', found: '""' }],
    ['a whole number', (m) => set(m['output'], { column: 1.5 }), { expected: 'a whole number', found: '1.5' }],
    ['alternatives', (m) => set(m['target'], { positive: null }), { expected: 'a text or a number or true or false' }],
    ['numbers to choose', (m) => set(m['features']?.[0], { monotone: 2 }), { expected: '-1 or 0 or 1', found: '2' }],
    ['a kind of decision', (m) => set(m, { decision: { type: 'x' } }), { key: 'decision.type', found: '"x"' }],
    [
      'inside an alternative',
      (m) => set(m['log'], { phase: { shadow: 'a' } }),
      { key: 'log.phase.column', problem: 'missing', expected: 'a text' },
    ],
    ['a day', (m) => set(m['training']?.['period'], { from: 'May' }), { expected: 'a day such as 2024-06-30' }],
    [
      'a plain name',
      (m) => set(m['model'], { file: 'a/b' }),
      { expected: 'the plain name of a file inside the bundle' },
    ],
    ['a class', (m) => set(m['target'], { positive: 'terrible' }), { key: 'target.positive', found: '"terrible"' }],
    [
      'a name',
      (m) => set(m['features']?.[5], { name: 'Home' }),
      { key: 'features[5].name', expected: 'described twice: Home' },
    ],
  ])('says what belongs there and what stands there: %s', (_, change, expected) => {
    expect(issues(change)).toEqual([expect.objectContaining(expected)]);
  });

  it('tells ten at most, in the order of the file and not of the alphabet of numbers', () => {
    const keys = issues((manifest) => {
      for (const index of [11, 10, 9, 2, 1]) delete manifest['features']?.[index]?.['input'];
      set(manifest['model'], { name: 3, version: 4, file: 5, sha256: 6, role: 7, title: 8 });
      delete manifest['task'];
    }).map(({ key }) => key);
    expect(keys).toHaveLength(10);
    expect(keys.slice(0, 6)).toEqual([1, 2, 9, 10, 11].map((index) => `features[${index}].input`).concat('model.file'));
  });

  it('quotes odd names in a place, and keeps places and values short', () => {
    expect(manifestPlace(['a', 2, 'b c', '__proto__', '<b>'])).toBe('a[2]["b c"].__proto__["<b>"]');
    expect(manifestPlace([])).toBe('bundle.json');
    const [issue] = issues((m) =>
      set(m['training']?.['metrics_at_deployment'], { ['x'.repeat(90)]: 'y'.repeat(9000) }),
    );
    expect(JSON.stringify(issue).length).toBeLessThan(LONGEST);
    expect(manifestPlace(['x'.repeat(9000)]).length).toBeLessThan(LONGEST);
  });

  it('does not repeat at length a name that is described twice or a class that no label has', () => {
    const long = 'x'.repeat(100_000);
    const found = issues((m) => {
      for (const index of [1, 2]) set(m['features']?.[index], { name: long });
      set(m['target'], { positive: long });
    });
    expect(found.map(({ key }) => key)).toContain('features[2].name');
    expect(JSON.stringify(found).length).toBeLessThan(found.length * LONGEST);
  });

  it('reads only what the manifest itself holds at a place', () => {
    const [issue] = manifestIssues(
      manifestSchema.safeParse({ model: [] }).error?.issues ?? [],
      Object.create({ features: 1 }),
    );
    expect(issue).toMatchObject({ key: 'features', problem: 'missing' });
  });
});

describe('parseManifest', () => {
  it('says the first thing in the details and all of them beside', () => {
    const { code, message, details } = fault('{"format":"tribune-bundle","format_version":1,"task":"x"}');
    expect(code).toBe('BUNDLE_MANIFEST_INVALID');
    expect(message).toBe('invalid manifest; features: expected a list, found nothing');
    expect(details).toMatchObject({ file: 'bundle.json', key: 'features', expected: 'a list', found: 'nothing' });
    expect(details['all']).toHaveLength(5);
  });

  it.each(['null', '[]', '3', '"text"'])('says that %s is no object', (text) => {
    expect(fault(text).details).toMatchObject({ key: 'bundle.json', expected: 'an object' });
  });

  it('survives a nesting that would exhaust a recursion', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(fault(deep).details['found']).toBe('a list of 1');
    expect(fault(`{"format":"tribune-bundle","format_version":1,"model":${deep}}`).code).toBe(
      'BUNDLE_MANIFEST_INVALID',
    );
  });
});

describe('jsonFault', () => {
  it.each([
    ['{"a": 1,\n "b": }', 2, 7],
    ['{"a": 1,\n "b": 2,}', 2, 9],
    ['{"a": 1', 1, 8],
    ['', 1, 1],
    ['[1 2]', 1, 4],
    ['[1]]', 1, 4],
    ['{"a"\n', 2, 1],
    ["{'a': 1}", 1, 2],
    ['["a\nb"]', 1, 4],
    ['["a\\x"]', 1, 4],
    ['[NaN]', 1, 2],
    ['[01]', 1, 3],
    ['{"a": "never ends', 1, 18],
    ['\r\n\r\n]', 3, 1],
  ])('places the fault of %j', (text, line, column) => expect(jsonFault(text)).toEqual({ line, column }));

  it('agrees with the engine on what is JSON', () => {
    const nearly = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '"', ',', '{', ']', ':', '\\', '0', '-', 'e', 't', '\n', '\u0001', '.'),
      )
      .map(
        ([text, at, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), nearly, fc.string()), (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(jsonFault(text) === null).toBe(valid);
      }),
      { numRuns: 3000 },
    );
  });
});
