import type { z } from 'zod';
import { AppError } from '#shared/domain/app-error.ts';
import { MANIFEST_FORMAT, MANIFEST_VERSION, manifestSchema } from './manifest.ts';
import type { Manifest } from './manifest.ts';

/** One thing that is wrong in a manifest: where, what belongs there, what stands there. */
export type ManifestIssue = {
  /** A place such as `features[3].input.dtype`. */
  key: string;
  problem: 'missing' | 'invalid';
  expected: string;
  found: string;
};

export type TextPlace = { line: number; column: number };

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];
type Fault = { path: Path; expected: string };

const AT_MOST = 10;
const EXCERPT = 80;
const LONGEST_TEXT = 200;
const WHOLE = 'bundle.json';

const FILE_PLACES: readonly Path[] = [
  ['model', 'file'],
  ['data', 'background', 'file'],
  ['data', 'training_sample', 'file'],
];

/** A root, a drive, an address, or a step upwards. */
const OUTSIDE = /^[\\/]|^[A-Za-z]+:|(?:^|[\\/])\.\.(?:[\\/]|$)/;

const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

/**
 * The manifest in a text.
 *
 * @param file its name, for messages
 * @throws AppError BUNDLE_MANIFEST_NOT_JSON, BUNDLE_FORMAT_NEWER, BUNDLE_PATH_OUTSIDE or BUNDLE_MANIFEST_INVALID
 */
export function parseManifest(text: string, file: string): Manifest {
  const fault = jsonFault(text);
  if (fault !== null) throw new AppError('BUNDLE_MANIFEST_NOT_JSON', notJson(fault), { file, ...fault });
  const raw: unknown = JSON.parse(text);
  const version = valueAt(raw, ['format_version']);
  if (valueAt(raw, ['format']) === MANIFEST_FORMAT && typeof version === 'number' && version > MANIFEST_VERSION) {
    const details = { file, key: 'format_version', found: version, expected: MANIFEST_VERSION };
    throw new AppError('BUNDLE_FORMAT_NEWER', `newer format version; at most ${MANIFEST_VERSION}: ${version}`, details);
  }
  for (const path of FILE_PLACES) {
    const name = valueAt(raw, path);
    if (typeof name !== 'string' || !OUTSIDE.test(name)) continue;
    const details = { file, key: manifestPlace(path), found: shortened(name, LONGEST_TEXT) };
    throw new AppError('BUNDLE_PATH_OUTSIDE', `file outside the bundle; named in ${details.key}`, details);
  }
  const checked = manifestSchema.safeParse(raw);
  if (checked.success) return checked.data;
  const issues = manifestIssues(checked.error.issues, raw);
  const sentences = issues.map(({ key, expected, found }) => `${key}: expected ${expected}, found ${found}`);
  const details = { file, ...issues[0], all: sentences };
  throw new AppError('BUNDLE_MANIFEST_INVALID', `invalid manifest; ${sentences[0] ?? 'unknown'}`, details);
}

/** What the message of a text that is no JSON says, wherever it was noticed. */
export function notJson({ line, column }: TextPlace): string {
  return `manifest that is not JSON; line ${line}, column ${column}`;
}

/**
 * What the schema found wrong, told in the words of the file, in the order of the places, ten at most.
 *
 * @param manifest the parsed JSON that was checked: what stands at each place is read from it
 */
export function manifestIssues(issues: readonly Issue[], manifest: unknown): ManifestIssue[] {
  return issues
    .flatMap((issue) => faults(issue, []))
    .sort((a, b) => byPlace(a.path, b.path))
    .slice(0, AT_MOST)
    .map(({ path, expected }) => {
      const value = valueAt(manifest, path);
      const problem = value === undefined ? 'missing' : 'invalid';
      return { key: manifestPlace(path), problem, expected: shortened(expected, LONGEST_TEXT), found: excerpt(value) };
    });
}

/** `features[3].input.dtype`; a name that is no plain word is quoted: `features["a b"]`. */
export function manifestPlace(path: Path): string {
  let place = '';
  for (const part of path) {
    if (typeof part === 'number') place += `[${part}]`;
    else if (/^[A-Za-z_]\w*$/.test(String(part))) place += place === '' ? String(part) : `.${String(part)}`;
    else place += `[${JSON.stringify(String(part))}]`;
  }
  return place === '' ? WHOLE : shortened(place, LONGEST_TEXT);
}

function faults(issue: Issue, above: Path): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path, expected: expectation(issue) }];
  const closest = issue.errors.find((branch) => branch.length > 0 && branch.every((one) => one.path.length > 0));
  if (closest !== undefined) return closest.flatMap((one) => faults(one, path));
  const choices = issue.errors.flatMap((branch) => branch.filter((one) => one.path.length === 0).map(expectation));
  return [{ path, expected: [...new Set(choices)].join(' or ') }];
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values.map(quoted));
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options.map(quoted)) : issue.message;
    case 'too_small':
      return bound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'invalid_format':
      return issue.message.startsWith('expected ')
        ? issue.message.slice(9)
        : `a text like ${issue.pattern ?? issue.format}`;
    default:
      return issue.message.startsWith('expected ') ? issue.message.slice(9) : issue.message;
  }
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? '') : `one of ${values.join(', ')}`;
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function bound(origin: string, how: string, limit: number | bigint): string {
  const unit = origin === 'string' ? ' characters' : origin === 'array' ? ' elements' : '';
  return `${how} ${limit}${unit}`;
}

function byPlace(a: Path, b: Path): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [left, right] = [a[index], b[index]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return a.length - b.length;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[part];
  }
  return at;
}

function excerpt(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? JSON.stringify(shortened(value, EXCERPT)) : JSON.stringify(value);
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'nothing';

const BLANK = /[ \t\n\r]*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Where a text stops being JSON, `null` where it never does. The engine's own messages name the place in some versions
 * and for some faults only.
 */
export function jsonFault(text: string): TextPlace | null {
  const open: string[] = [];
  let wanted = 'value' as Wanted;
  let at = 0;
  for (;;) {
    at = past(BLANK, text, at);
    const char = text[at];
    if (wanted === 'nothing') return char === undefined ? null : textPlace(text, at);
    const after: Wanted = open.length > 0 ? 'comma or end' : 'nothing';
    const inside = open.at(-1);
    if (wanted === 'colon' && char === ':') [wanted, at] = ['value', at + 1];
    else if (wanted === 'comma or end' && char === ',') [wanted, at] = [inside === '{' ? 'key' : 'value', at + 1];
    else if (closes(char, inside, wanted)) {
      open.pop();
      [wanted, at] = [open.length > 0 ? 'comma or end' : 'nothing', at + 1];
    } else if (char === '"' && wanted !== 'colon' && wanted !== 'comma or end') {
      const end = stringEnd(text, at);
      if (text[end] !== '"') return textPlace(text, end);
      [wanted, at] = [wanted === 'key' || wanted === 'key or }' ? 'colon' : after, end + 1];
    } else if (wanted !== 'value' && wanted !== 'value or ]') return textPlace(text, at);
    else if (char === '{' || char === '[') {
      open.push(char);
      [wanted, at] = [char === '{' ? 'key or }' : 'value or ]', at + 1];
    } else {
      const end = past(SCALAR, text, at);
      if (end === at) return textPlace(text, at);
      [wanted, at] = [after, end];
    }
  }
}

function closes(char: string | undefined, inside: string | undefined, wanted: Wanted): boolean {
  if (char === '}') return inside === '{' && (wanted === 'comma or end' || wanted === 'key or }');
  return char === ']' && inside === '[' && (wanted === 'comma or end' || wanted === 'value or ]');
}

/** The closing quote, or the place where the string cannot go on. */
function stringEnd(text: string, start: number): number {
  let at = past(PLAIN, text, start + 1);
  while (text[at] === '\\') {
    const next = past(ESCAPE, text, at);
    if (next === at) return at;
    at = past(PLAIN, text, next);
  }
  return at;
}

function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text) === null ? at : pattern.lastIndex;
}

export function textPlace(text: string, at: number): TextPlace {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: at - lineStart + 1 };
}
