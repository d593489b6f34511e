import { describe, expect, it } from 'vitest';
import type { FileEntry } from '#shared/contract/files.ts';
import { arrivalOf, projectNameOf } from '#renderer/project/arrival.ts';
import { framingProgress } from '#renderer/project/framing-progress.ts';
import { projectSummary } from '#test/support/project-summary.ts';

const entry = (name: string, kind: FileEntry['kind']): FileEntry => ({
  grant: name,
  name,
  kind,
  bytes: 1,
  modifiedAt: null,
});

describe('files that arrive', () => {
  it('open a project before anything else', () => {
    expect(arrivalOf([entry('a.csv', 'log'), entry('b.tribune', 'sealed')]).kind).toBe('openProject');
  });

  it('are imported together with the bundle and the recipe that came along', () => {
    const arrival = arrivalOf([entry('a.csv', 'log'), entry('m.zip', 'bundle'), entry('r.json', 'recipe')]);
    expect(arrival).toMatchObject({ kind: 'import', bundle: { name: 'm.zip' }, recipe: { name: 'r.json' } });
  });

  it('try a file of an unknown ending as a log, since its content decides', () => {
    expect(arrivalOf([entry('export.dat', 'other')]).kind).toBe('import');
  });

  it('add a bundle that comes alone, and do nothing without a file', () => {
    expect(arrivalOf([entry('m.zip', 'bundle')]).kind).toBe('addBundle');
    expect(arrivalOf([]).kind).toBe('nothing');
  });
});

describe('the name of a new project', () => {
  it.each([
    ['credit_log_2025.csv', 'Credit log 2025'],
    ['predictions.ndjson.gz', 'Predictions'],
    ['', ''],
  ])('comes from %s', (file, name) => expect(projectNameOf(file)).toBe(name));
});

describe('the framing sheet', () => {
  it('counts fields that hold something; a target of zero is something', () => {
    const { framing } = projectSummary();
    expect(framingProgress(framing)).toEqual({ filled: 0, all: 10 });
    expect(framingProgress({ ...framing, kpi: 'gain', kpiTarget: 0 }).filled).toBe(2);
  });
});
