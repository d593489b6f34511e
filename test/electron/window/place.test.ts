import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { electronDouble } from './electron-double.ts';
import type { ElectronDouble } from './electron-double.ts';

let electron: ElectronDouble;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-place-'));
  vi.resetModules();
  electron = electronDouble();
  const double = electron;
  vi.doMock('electron', () => double);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PLACE = { x: 100, y: 50, width: 1000, height: 700, maximized: false };

async function last(content?: string): Promise<unknown> {
  if (content !== undefined) writeFileSync(join(folder, 'window.json'), content);
  const { lastPlace } = await import('#electron/window/place.ts');
  return lastPlace(folder);
}

describe('the place of the window', () => {
  it('is that of the last time', async () => {
    expect(await last(JSON.stringify(PLACE))).toEqual(PLACE);
  });

  it('is unknown at first', async () => {
    expect(await last()).toBeNull();
  });

  it.each([
    ['no JSON', '{'],
    ['no numbers', JSON.stringify({ ...PLACE, x: 'left' })],
    ['a window too small to use', JSON.stringify({ ...PLACE, width: 10 })],
    ['a fraction', JSON.stringify({ ...PLACE, x: 1.5 })],
  ])('is unknown when the file holds %s', async (_kind, content) => {
    expect(await last(content)).toBeNull();
  });

  it.each([
    ['left of every screen', { ...PLACE, x: -950 }],
    ['right of every screen', { ...PLACE, x: 1900 }],
    ['above', { ...PLACE, y: -40 }],
    ['below', { ...PLACE, y: 1035 }],
  ])('is unknown when the title bar would be %s', async (_kind, place) => {
    expect(await last(JSON.stringify(place))).toBeNull();
  });

  it('may be on a second screen', async () => {
    electron.screen.getAllDisplays.mockReturnValue([
      { workArea: { x: 0, y: 0, width: 1920, height: 1040 } },
      { workArea: { x: -1920, y: 0, width: 1920, height: 1040 } },
    ]);
    const place = { ...PLACE, x: -1500 };
    expect(await last(JSON.stringify(place))).toEqual(place);
  });

  it('is not worth an error when it cannot be kept', async () => {
    const { keepPlace } = await import('#electron/window/place.ts');
    const window = new electron.BrowserWindow({});
    keepPlace(window as never, join(folder, 'absent'));
    expect(() => window.emit('close')).not.toThrow();
  });
});
