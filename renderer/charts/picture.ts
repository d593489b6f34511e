import { fitted } from '#shared/drawing/scale.ts';
import fontUrl from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url';

const DRAWN = [
  'fill',
  'fill-opacity',
  'opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-size',
  'font-weight',
  'text-anchor',
];
const MARGIN = 24;
const SHARPNESS = 2;

const FAMILY = 'Instrument Sans Variable';
const TITLE = 28;
const SUBTITLE = 18;

/** A figure as a PNG: its title above, where it comes from below, on the paper of the theme. */
export async function pictureOf(
  svg: SVGSVGElement,
  texts: { title: string; subtitle: string | null; source: string },
): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal;
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const head = TITLE + (texts.subtitle === null ? 0 : SUBTITLE);
  const whole = { width: width + 2 * MARGIN, height: height + 2 * MARGIN + head + 24 };
  const subtitle =
    texts.subtitle === null
      ? ''
      : `<text x="${MARGIN}" y="${MARGIN + 29}" font-size="12" fill="${token('--ink-3')}">${escaped(fitted(texts.subtitle, width))}</text>`;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}">
    ${await fontStyle()}
    <rect width="100%" height="100%" fill="${token('--paper')}"/>
    <text x="${MARGIN}" y="${MARGIN + 12}" font-size="15" font-weight="600" fill="${token('--ink')}">${escaped(texts.title)}</text>${subtitle}
    <g transform="translate(${MARGIN} ${MARGIN + head})">${drawn(svg)}</g>
    <text x="${MARGIN}" y="${whole.height - 14}" font-size="11" fill="${token('--ink-3')}">${escaped(texts.source)}</text>
  </svg>`;
  return painted(text, whole);
}

/** A drawing that stands for itself as a PNG: for a figure that is not on the screen as one. */
export async function pictureOfSheet(sheet: string): Promise<Blob> {
  const root = new DOMParser().parseFromString(sheet, 'image/svg+xml').documentElement;
  const size = (name: string): number => Number(root.getAttribute(name));
  const style = await fontStyle();
  return painted(
    sheet.replace(/<svg[^>]*>/, (tag) => tag + style),
    { width: size('width'), height: size('height') },
  );
}

async function fontStyle(): Promise<string> {
  return `<style>@font-face{font-family:'${FAMILY}';font-weight:400 700;src:url(${await fontData()})} text{font-family:'${FAMILY}',sans-serif;font-variant-numeric:tabular-nums;word-spacing:.06em}</style>`;
}

/** The marks with what the style sheets gave them written on each. */
function drawn(svg: SVGSVGElement): string {
  const scale = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const style = getComputedStyle(original);
    for (const name of DRAWN) {
      const value = style.getPropertyValue(name);
      element.setAttribute(name, name === 'font-size' ? `${Number.parseFloat(value) * Math.min(1, scale)}` : value);
    }
    element.removeAttribute('class');
  });
  return new XMLSerializer().serializeToString(copy).replace(/^<svg[^>]*>|<\/svg>$/g, '');
}

async function painted(svg: string, { width, height }: { width: number; height: number }): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * SHARPNESS;
    canvas.height = height * SHARPNESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('the picture could not be drawn');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function fontData(): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(fontUrl)).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(text)}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
