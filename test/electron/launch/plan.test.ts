import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstAddress, parseStartOptions } from '#electron/launch/options.ts';
import type { StartOptions } from '#electron/launch/options.ts';
import { planStart } from '#electron/launch/plan.ts';
import { sentences } from '#electron/launch/sentences.ts';
import { hasScreen } from '#electron/launch/terminal.ts';

const RUNTIME = { ok: true, path: '/runtime/electron', version: '45.4.1' } as const;
const WHERE = {
  packageFolder: '/app',
  entryFolder: '/app/dist/node',
  nodePath: '/node',
  asRoot: false,
  screen: true,
  say: sentences('en'),
};

function options(...argv: string[]): StartOptions {
  const parsed = parseStartOptions(argv);
  if (!parsed.ok) throw new Error(parsed.unknown);
  return parsed.options;
}

describe('the start', () => {
  it('is Electron where its runtime is, and says its version', () => {
    expect(planStart(options('case.tribune'), RUNTIME, WHERE)).toMatchObject({
      host: 'electron',
      command: '/runtime/electron',
      args: ['/app', `--open=${resolve('case.tribune')}`],
      line: 'Tribune opens in its own window (Electron 45.4.1).',
    });
  });

  it('is the browser window otherwise, with the reason', () => {
    const plan = planStart(options('--example=credit'), { ok: false, why: 'noRuntime' }, WHERE);
    expect(plan).toMatchObject({ host: 'loopback', command: '/node', line: null, holdsStdin: true });
    expect(plan.args[0]).toBe(join('/app/dist/node', 'loopback.js'));
    expect(plan.args.slice(1)).toEqual([
      '--example=credit',
      '--reason=the Electron runtime is not on this computer',
      '--exit-with-parent',
    ]);
  });

  it('hands on that the page for the wall is wanted', () => {
    const asked = options('case.tribune', '--wall');
    expect(planStart(asked, RUNTIME, WHERE).args).toEqual(['/app', `--open=${resolve('case.tribune')}`, '--wall']);
    expect(planStart(asked, { ok: false, why: 'noRuntime' }, WHERE).args).toContain('--wall');
    expect(firstAddress(asked)).toBe('#/wall');
    expect(firstAddress(options('--example', 'credit', '--wall'))).toBe('#/wall?example=credit');
    expect(firstAddress(options('--example', 'credit'))).toBe('#/home?example=credit');
  });

  it.each([
    ['no window is wanted', options('--no-window'), WHERE],
    ['there is no screen', options(), { ...WHERE, screen: false }],
  ])('is the loopback host when %s, though Electron is there', (_kind, asked, where) => {
    expect(planStart(asked, RUNTIME, where).host).toBe('loopback');
  });

  it('hands the standard input on when its own parent holds it', () => {
    expect(planStart(options('--no-window', '--exit-with-parent'), RUNTIME, WHERE).holdsStdin).toBe(false);
  });

  it('gives up the sandbox of Electron for root only', () => {
    expect(planStart(options(), RUNTIME, WHERE).args).not.toContain('--no-sandbox');
    expect(planStart(options(), RUNTIME, { ...WHERE, asRoot: true }).args[0]).toBe('--no-sandbox');
  });
});

describe('options', () => {
  it('are read in any order, values after a space or an equals sign', () => {
    expect(options('--no-window', 'a b.tribune', '--exit-with-parent')).toEqual({
      file: 'a b.tribune',
      example: null,
      noWindow: true,
      wall: false,
      exitWithParent: true,
      reason: null,
    });
    expect(options('--example', 'churn')).toEqual(options('--example=churn'));
    expect(options('--reason=a=b').reason).toBe('a=b');
  });

  it.each([
    ['--example', '--example'],
    ['--example=housing', '--example housing'],
    ['--open', '--open'],
  ])('%s is refused by name', (word, unknown) => {
    expect(parseStartOptions([word])).toEqual({ ok: false, unknown });
  });

  it('do not take a file and an example at once', () => {
    expect(parseStartOptions(['a.tribune', '--example=credit']).ok).toBe(false);
  });
});

describe('sentences of the terminal', () => {
  it('are French for a French terminal, English otherwise', () => {
    expect(sentences('fr_FR.UTF-8')('electron', { version: '45' })).toBe(
      "Tribune s'ouvre dans sa propre fenêtre (Electron 45).",
    );
    expect(sentences('C')('electron', { version: '45' })).toBe('Tribune opens in its own window (Electron 45).');
  });
});

describe('a screen', () => {
  it('is asked for on Linux only', () => {
    expect(hasScreen('linux', {})).toBe(false);
    expect(hasScreen('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasScreen('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasScreen('win32', {})).toBe(true);
  });
});
