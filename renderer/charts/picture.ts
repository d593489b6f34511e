import fontUrl from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url';

const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'font-size',
  'font-weight',
  'text-anchor',
];
const MARGIN = 24;
const SHARPNESS = 2;

/** A figure as a PNG: its title above, where it comes from below, on the paper of the theme. */
export async function pictureOf(svg: SVGSVGElement, texts: { title: string; source: string }): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal;
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const whole = { width: width + 2 * MARGIN, height: height + 2 * MARGIN + 52 };
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}">
    <style>@font-face{font-family:F;font-weight:400 700;src:url(${await fontData()})} text{font-family:F,sans-serif;font-variant-numeric:tabular-nums;word-spacing:.06em}</style>
    <rect width="100%" height="100%" fill="${token('--paper')}"/>
    <text x="${MARGIN}" y="${MARGIN + 12}" font-size="15" font-weight="600" fill="${token('--ink')}">${escaped(texts.title)}</text>
    <g transform="translate(${MARGIN} ${MARGIN + 28})">${drawn(svg)}</g>
    <text x="${MARGIN}" y="${whole.height - 14}" font-size="11" fill="${token('--ink-3')}">${escaped(texts.source)}</text>
  </svg>`;
  return painted(text, whole);
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
