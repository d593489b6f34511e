import { describe, expect, it } from 'vitest';
import { readArgv } from '#electron/window/argv.ts';

describe('what the window is started with', () => {
  it.each([
    [['--open=/a/b'], '/a/b', null],
    [['--flag', 'c.tribune'], '/work/c.tribune', null],
    [['--example=credit'], null, 'credit'],
    [['--example=housing'], null, null],
    [['-psn_0_1', '.', '--no-sandbox'], null, null],
    [['/x/Case.TRIBUNE', '--example=credit'], '/x/Case.TRIBUNE', null],
  ])('%s', (argv, file, example) => {
    expect(readArgv(argv, '/work')).toEqual({ file, example, wall: false });
  });

  it('asks for the page on the wall', () => {
    expect(readArgv(['--open=/a/b', '--wall'], '/work')).toEqual({ file: '/a/b', example: null, wall: true });
  });
});
