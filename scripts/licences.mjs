import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './builds.mjs';

/** Packages whose code is inside the application, with all that they need: `npm run licences` writes their notices. */
const BUNDLED = [
  '@bufbuild/protobuf',
  '@duckdb/node-api',
  '@fontsource-variable/instrument-sans',
  '@fontsource-variable/newsreader',
  '@mantine/core',
  '@mantine/hooks',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  '@uwdata/flechette',
  'fzstd',
  'i18next',
  'jszip',
  'onnx-buf',
  'pptxgenjs',
  'react',
  'react-dom',
  'read-excel-file',
  'yauzl',
  'zod',
  'zustand',
];

export const PERMISSIVE = new Set([
  'MIT',
  // Of the two, the first is taken.
  '(MIT OR GPL-3.0-or-later)',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
  'CC0-1.0',
  '(Apache-2.0 AND BSD-3-Clause)',
  '(MIT AND Zlib)',
  '(MIT OR CC0-1.0)',
  'BlueOak-1.0.0',
]);

function folderOf(name, from) {
  for (let folder = from; ; folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === root || folder === '/') return null;
  }
}

/** Name, version, licence and notice of every package that is carried along. */
export function carriedPackages() {
  const found = new Map();
  const visit = (name, from) => {
    const folder = folderOf(name, from);
    if (folder === null || found.has(folder)) return;
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const notice = readdirSync(folder).find((file) => /^(licen[cs]e|copying|ofl)(\.|$)/i.test(file));
    found.set(folder, {
      name: manifest.name,
      version: manifest.version,
      licence: manifest.license ?? 'unknown',
      text: notice === undefined ? '' : readFileSync(join(folder, notice), 'utf8').trim(),
    });
    for (const dependency of Object.keys(manifest.dependencies ?? {})) visit(dependency, folder);
  };
  for (const name of BUNDLED) visit(name, root);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

if (process.argv[1] === import.meta.filename) {
  const parts = carriedPackages().map(
    ({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`,
  );
  mkdirSync(join(root, 'resources', 'licences'), { recursive: true });
  writeFileSync(join(root, 'resources', 'licences', 'third-party.txt'), parts.join(`\n${'-'.repeat(80)}\n\n`));
}
