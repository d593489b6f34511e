import JSZip from 'jszip';
import { everyElement, parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

export type OpenXml = {
  names: string[];
  /** All parts in XML, read. */
  parts: Map<string, XmlElement>;
  text: (name: string) => string;
  bytes: (name: string) => Promise<Uint8Array>;
};

/** Unpacks a package of Office Open XML; every part in XML must be well-formed. */
export async function openXml(bytes: Uint8Array): Promise<OpenXml> {
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).filter((name) => zip.files[name]?.dir === false);
  const texts = new Map<string, string>();
  const parts = new Map<string, XmlElement>();
  for (const name of names) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const text = (await zip.file(name)?.async('string')) ?? '';
    texts.set(name, text);
    try {
      parts.set(name, parseXml(text));
    } catch (cause) {
      throw new Error(`${name}: ${(cause as Error).message}`, { cause });
    }
  }
  return {
    names,
    parts,
    text: (name) => texts.get(name) ?? '',
    bytes: async (name) => (await zip.file(name)?.async('uint8array')) ?? new Uint8Array(),
  };
}

/** What PowerPoint would offer to repair, as sentences; empty when the package holds together. */
export function packageFaults({ names, parts }: OpenXml): string[] {
  return [
    ...contentTypeFaults(names, parts),
    ...[...parts]
      .filter(([name]) => name.endsWith('.rels'))
      .flatMap(([name, root]) => relationFaults(name, root, { names, parts })),
    ...[...parts].flatMap(([name, root]) => [...shapeFaults(name, root), ...chartFaults(name, root)]),
  ];
}

function contentTypeFaults(names: readonly string[], parts: OpenXml['parts']): string[] {
  const types = parts.get('[Content_Types].xml')?.children ?? [];
  const overrides = types
    .filter(({ name }) => name === 'Override')
    .map(({ attributes }) => attributes['PartName'] ?? '');
  const defaults = new Set(
    types.filter(({ name }) => name === 'Default').map(({ attributes }) => attributes['Extension']),
  );
  const typeless = names.filter(
    (name) =>
      name !== '[Content_Types].xml' && !overrides.includes(`/${name}`) && !defaults.has(name.split('.').at(-1)),
  );
  return [
    ...overrides
      .filter((name) => !names.includes(name.slice(1)))
      .map((name) => `content type of an absent part: ${name}`),
    ...overrides.filter((name, at) => overrides.indexOf(name) !== at).map((name) => `content type twice: ${name}`),
    ...typeless.map((name) => `no content type: ${name}`),
    // A slide told by the default for XML is no slide.
    ...names
      .filter(
        (name) =>
          /^ppt\/(slides|charts|slideLayouts|slideMasters|notesSlides)\/[^/]+\.xml$/.test(name) &&
          !overrides.includes(`/${name}`),
      )
      .map((name) => `told by no override: ${name}`),
  ];
}

function relationFaults(name: string, root: XmlElement, { names, parts }: Pick<OpenXml, 'names' | 'parts'>): string[] {
  const owner = name.replace('_rels/', '').replace(/\.rels$/, '');
  const folder = owner.includes('/') ? owner.slice(0, owner.lastIndexOf('/')) : '';
  const ids = root.children.map(({ attributes }) => attributes['Id'] ?? '');
  const used =
    owner === ''
      ? []
      : everyElement(parts.get(owner) ?? root).flatMap(({ attributes }) =>
          Object.entries(attributes)
            .filter(([key]) => key.startsWith('r:'))
            .map(([, value]) => value),
        );
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${name}: relation ${id} twice`),
    ...root.children
      .filter(({ attributes }) => attributes['TargetMode'] === 'External')
      .map(({ attributes }) => `${name}: leads outside: ${attributes['Target']}`),
    ...root.children
      .filter(({ attributes }) => !names.includes(resolved(folder, attributes['Target'] ?? '')))
      .map(({ attributes }) => `${name}: leads to no part: ${attributes['Target']}`),
    ...used.filter((id) => !ids.includes(id)).map((id) => `${owner}: uses relation ${id}, which is not there`),
  ];
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else path.push(step);
  }
  return path.join('/');
}

function shapeFaults(name: string, root: XmlElement): string[] {
  if (!/^ppt\/(slides|slideLayouts|slideMasters|notesSlides)\//.test(name)) return [];
  const all = everyElement(root);
  const ids = all.filter((one) => one.name === 'p:cNvPr').map(({ attributes }) => attributes['id']);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${name}: shape ${id} twice`),
    ...all
      .filter((one) => one.name === 'p:txBody' && !one.children.some((child) => child.name === 'a:p'))
      .map(() => `${name}: a text without a paragraph`),
    ...all
      .filter((one) => one.name === 'a:latin' && one.attributes['typeface'] === '')
      .map(() => `${name}: a face without a name`),
    ...all
      .filter((one) => one.name === 'a:tc' && !one.children.some((child) => child.name === 'a:txBody'))
      .map(() => `${name}: a cell without text`),
  ];
}

/** Order of the elements of a series (ECMA-376 part 1, 21.2.2): what stands elsewhere, PowerPoint drops or repairs. */
const ORDER: Record<string, readonly string[]> = {
  'c:barChart': [
    'idx',
    'order',
    'tx',
    'spPr',
    'invertIfNegative',
    'pictureOptions',
    'dPt',
    'dLbls',
    'trendline',
    'errBars',
    'cat',
    'val',
    'shape',
  ],
  'c:lineChart': [
    'idx',
    'order',
    'tx',
    'spPr',
    'marker',
    'dPt',
    'dLbls',
    'trendline',
    'errBars',
    'cat',
    'val',
    'smooth',
  ],
  'c:scatterChart': [
    'idx',
    'order',
    'tx',
    'spPr',
    'marker',
    'dPt',
    'dLbls',
    'trendline',
    'errBars',
    'xVal',
    'yVal',
    'smooth',
  ],
};

function chartFaults(name: string, root: XmlElement): string[] {
  if (!/^ppt\/charts\/[^/]+\.xml$/.test(name)) return [];
  const all = everyElement(root);
  const plot = all.find((one) => one.name === 'c:plotArea');
  const charts = plot?.children.filter((one) => one.name in ORDER) ?? [];
  const axes = plot?.children.filter((one) => /^c:(cat|val|ser|date)Ax$/.test(one.name)) ?? [];
  const idOf = (one: XmlElement, of: string): string =>
    one.children.find((child) => child.name === of)?.attributes['val'] ?? '';
  const given = axes.map((axis) => idOf(axis, 'c:axId'));
  const asked = charts.flatMap((one) =>
    one.children.filter((child) => child.name === 'c:axId').map(({ attributes }) => attributes['val'] ?? ''),
  );
  return [
    ...(charts.length === 1 ? [] : [`${name}: ${charts.length} charts in one`]),
    ...asked.filter((id) => !given.includes(id)).map((id) => `${name}: axis ${id} is not there`),
    ...given.filter((id) => !asked.includes(id)).map((id) => `${name}: axis ${id} is asked by nobody`),
    ...axes.filter((axis) => !given.includes(idOf(axis, 'c:crossAx'))).map(() => `${name}: an axis crosses none`),
    ...charts.flatMap((chart) =>
      chart.children
        .filter((child) => child.name === 'c:ser')
        .flatMap((series) => {
          const places = series.children.map((child) =>
            (ORDER[chart.name] ?? []).indexOf(child.name.replace('c:', '')),
          );
          return places.some((place, at) => place < 0 || place < (places[at - 1] ?? 0))
            ? [`${name}: a series out of order: ${series.children.map((one) => one.name).join(' ')}`]
            : [];
        }),
    ),
    ...all.filter((one) => one.name === 'c:v' && one.text === '').map(() => `${name}: an empty value`),
    ...all
      .filter((one) => /^c:(num|str)(Cache|Lit)$/.test(one.name))
      .flatMap((cache) => {
        const count = Number(idOf(cache, 'c:ptCount'));
        return cache.children
          .filter((child) => child.name === 'c:pt' && Number(child.attributes['idx']) >= count)
          .map(() => `${name}: a point beyond the count`);
      }),
  ];
}
