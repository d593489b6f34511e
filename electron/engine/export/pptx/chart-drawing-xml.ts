import { PALETTES } from '#shared/drawing/palette.ts';
import { escaped } from '#shared/drawing/pen.ts';
import type { Style } from '#shared/drawing/pen.ts';
import { textWidth } from '#shared/drawing/scale.ts';
import type { Shape } from '#shared/drawing/shapes.ts';
import type { ChartNotes } from './chart-notes.ts';

const { light } = PALETTES;
const EMU = 9525;
const LETTERS = 1.2;
const LINE = 16;

type Box = { x: number; y: number; w: number; h: number };

/**
 * Shapes over a chart, as a part of their own (ECMA-376 part 1, 21.3): each is held at two places of the chart, so that
 * it stays where it belongs when the chart is made larger.
 */
export function chartDrawingXml({ width, height, shapes }: ChartNotes, lang: string): string {
  const share = (value: number): string => Math.max(0, Math.min(1, value)).toFixed(5);
  const anchored = (shape: Shape, index: number): string => {
    const box = boxOf(shape, width);
    const end = (x: number, y: number): string =>
      `<cdr:x>${share(x / width)}</cdr:x><cdr:y>${share(y / height)}</cdr:y>`;
    return `<cdr:relSizeAnchor><cdr:from>${end(box.x, box.y)}</cdr:from><cdr:to>${end(box.x + box.w, box.y + box.h)}</cdr:to>${shapeXml(shape, box, { id: index + 2, lang })}</cdr:relSizeAnchor>`;
  };
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing">',
    ...shapes.map(anchored),
    '</c:userShapes>',
  ].join('');
}

function boxOf(shape: Shape, width: number): Box {
  switch (shape.shape) {
    case 'rect':
      return { x: shape.x, y: shape.y, w: shape.width, h: shape.height };
    case 'line':
      return { x: shape.x1, y: shape.y1, w: shape.x2 - shape.x1, h: shape.y2 - shape.y1 };
    case 'circle':
      return { x: shape.cx - shape.r, y: shape.cy - shape.r, w: 2 * shape.r, h: 2 * shape.r };
    case 'text': {
      const w = Math.min(width, textWidth(shape.text) * LETTERS + 8);
      const x = shape.anchor === 'start' ? shape.x : shape.anchor === 'end' ? shape.x - w : shape.x - w / 2;
      return { x: Math.max(0, Math.min(width - w, x)), y: shape.y - LINE + 3, w, h: LINE };
    }
  }
}

function shapeXml(shape: Shape, box: Box, { id, lang }: { id: number; lang: string }): string {
  const frame = `<a:xfrm><a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.w)}" cy="${emu(box.h)}"/></a:xfrm>`;
  const named = `<cdr:cNvPr id="${id}" name="${shape.shape} ${id}"/>`;
  const drawn = (form: 'rect' | 'ellipse', paint: string): string =>
    `<cdr:sp macro="" textlink=""><cdr:nvSpPr>${named}<cdr:cNvSpPr/></cdr:nvSpPr><cdr:spPr>${frame}<a:prstGeom prst="${form}"><a:avLst/></a:prstGeom>${paint}</cdr:spPr></cdr:sp>`;
  switch (shape.shape) {
    case 'rect':
      return drawn(
        'rect',
        `<a:solidFill><a:srgbClr val="${hex(light.accent)}"><a:alpha val="12000"/></a:srgbClr></a:solidFill><a:ln><a:noFill/></a:ln>`,
      );
    case 'circle':
      return drawn('ellipse', `<a:noFill/>${stroke(light.accent, 1.5)}`);
    case 'line':
      return `<cdr:cxnSp macro=""><cdr:nvCxnSpPr>${named}<cdr:cNvCxnSpPr/></cdr:nvCxnSpPr><cdr:spPr>${frame}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>${lineOf(shape.style)}</cdr:spPr></cdr:cxnSp>`;
    case 'text':
      return [
        `<cdr:sp macro="" textlink=""><cdr:nvSpPr>${named}<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr><cdr:spPr>${frame}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="${hex(light.paper)}"><a:alpha val="80000"/></a:srgbClr></a:solidFill><a:ln><a:noFill/></a:ln></cdr:spPr>`,
        `<cdr:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="${{ start: 'l', middle: 'ctr', end: 'r' }[shape.anchor]}"/>`,
        `<a:r><a:rPr lang="${lang}" sz="1050">${fill(light.ink2)}<a:latin typeface="Arial"/></a:rPr><a:t>${escaped(shape.text)}</a:t></a:r></a:p></cdr:txBody></cdr:sp>`,
      ].join('');
  }
}

function lineOf(style: Style): string {
  if (style === 'threshold') return stroke(light.ink, 1.25, 'dash');
  return style === 'reference' ? stroke(light.ink3, 1, 'sysDash') : stroke(light.ink3, 1);
}

function stroke(color: string, points: number, dash = 'solid'): string {
  return `<a:ln w="${Math.round(points * 12_700)}">${fill(color)}<a:prstDash val="${dash}"/></a:ln>`;
}

function fill(color: string): string {
  return `<a:solidFill><a:srgbClr val="${hex(color)}"/></a:solidFill>`;
}

function hex(color: string): string {
  return color.slice(1).toUpperCase();
}

function emu(pixels: number): number {
  return Math.max(0, Math.round(pixels * EMU));
}
