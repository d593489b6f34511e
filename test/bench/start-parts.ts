import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { chromium as findChromium } from '../../scripts/chromium.mjs';
import type { Taken } from './measure.ts';

const root = resolve(import.meta.dirname, '../..');

const PAGE = `<!doctype html><title>floor</title><h1>Floor</h1><svg width="600" height="200">${Array.from({ length: 12 }, (_, index) => `<rect x="${index * 50}" y="${(index * 37) % 150}" width="40" height="${200 - ((index * 37) % 150)}"/>`).join('')}</svg>`;

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}

function since(start: number): number {
  return (performance.now() - start) / 1000;
}

/** Chromium with one fixed chart, and Node that opens the same database and asks one question. */
export async function floorStart(folder: string): Promise<Taken> {
  const project = copyOfExample(folder, 'floor-start');
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE)).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((settle) => server.once('listening', settle));
  const start = performance.now();
  const script = `import { DuckDBInstance } from '@duckdb/node-api'; const d = await DuckDBInstance.create(${JSON.stringify(project)}, { access_mode: 'READ_ONLY' }); const c = await d.connect(); await c.runAndReadAll('SELECT sum(rows) FROM sketch_cube'); process.exit(0)`;
  await new Promise((settle) =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: 'ignore' }).once(
      'close',
      settle,
    ),
  );
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.locator('svg').waitFor();
  const wallS = since(start);
  await browser.close();
  server.close();
  return { wallS, cpuS: 0, peakMb: 0, more: {} };
}

/** From the command to the first page drawn with the project's own figures. */
export async function productStart(folder: string): Promise<Taken> {
  const project = copyOfExample(folder, 'product-start');
  const start = performance.now();
  const host = spawn(process.execPath, [join(root, 'dist', 'node', 'loopback.js'), project, '--no-window'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TRIBUNE_DATA: join(folder, 'start-data') },
  });
  const address = await new Promise<string>((settle, reject) => {
    let out = '';
    host.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /TRIBUNE_ADDRESS (\S+)/.exec(out)?.[1];
      if (found !== undefined) settle(found);
    });
    host.once('close', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const wallS = since(start);
  await browser.close();
  host.kill('SIGTERM');
  return { wallS, cpuS: 0, peakMb: 0, more: {} };
}

function copyOfExample(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.tribune`);
  rmSync(`${path}.wal`, { force: true });
  copyFileSync(join(root, 'dist', 'examples', 'credit.tribune'), path);
  return path;
}

/** What the browser fetches before the first page is drawn: the files that `index.html` names, and the fonts they draw with. */
export function rendererPayload(): { gzipKb: number; files: number } {
  const folder = join(root, 'dist', 'renderer');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = new Set([...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map((match) => match[1]!));
  const fonts = readdirSync(join(folder, 'assets')).filter(
    (name) => /latin(?!-ext).*\.woff2$/.test(name) && !/italic/.test(name),
  );
  const files = ['index.html', ...named, ...fonts.map((name) => join('assets', name))];
  const bytes = files.reduce(
    (sum, name) =>
      sum +
      (name.endsWith('.woff2')
        ? readFileSync(join(folder, name)).length
        : gzipSync(readFileSync(join(folder, name))).length),
    0,
  );
  return { gzipKb: bytes / 1000, files: files.length };
}
