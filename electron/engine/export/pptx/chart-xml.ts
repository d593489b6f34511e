import { escaped } from '#shared/drawing/pen.ts';
import type { NativeChart, NativeSeries } from './native-chart.ts';
import type { PlacedChart } from './chart-notes.ts';

/** The relationship that holds the shapes over a chart. */
export const DRAWING = 'rIdNotes';

const CATEGORY_AXIS = 1001;
const VALUE_AXIS = 1002;
const FACE = 'Arial';
const INK = '16191D';
const INK_2 = '484E56';
const INK_3 = '666C75';
const RULE = 'E3E0D8';
const RULE_2 = '8A877F';
const PAPER = 'FBFAF7';
const POINTS = 12_700;

/**
 * A chart part of Office Open XML, elements in the order of the schema (ECMA-376 part 1, 21.2): the order, axes without
 * partner and elements of other kinds of chart are what makes PowerPoint offer a repair.
 *
 * @param workbook relationship that holds the data
 */
export function chartXml(chart: PlacedChart, { lang, workbook }: { lang: string; workbook: string }): string {
  const isLines = chart.kind === 'lines';
  const plot = isLines ? scatterXml(chart) : chart.kind === 'dots' ? lineXml(chart) : barXml(chart);
  const axes = isLines ? valueAxis(chart, 'x') + valueAxis(chart, 'y') : categoryAxis(chart) + valueAxis(chart, 'y');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    '<c:date1904 val="0"/>',
    `<c:lang val="${lang}"/>`,
    '<c:roundedCorners val="0"/>',
    '<c:chart><c:autoTitleDeleted val="1"/>',
    `<c:plotArea>${layoutXml(chart.notes)}${plot}${axes}<c:spPr><a:noFill/></c:spPr></c:plotArea>`,
    chart.series.length > 1
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textStyle(1100, INK_2)}</c:legend>`
      : '',
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textStyle(1200, INK_2)}`,
    `<c:externalData r:id="${escaped(workbook)}"><c:autoUpdate val="0"/></c:externalData>`,
    chart.notes === null ? '' : `<c:userShapes r:id="${DRAWING}"/>`,
    '</c:chartSpace>',
  ].join('');
}

/** Shapes over a chart need a plot that stays where they were measured; without them PowerPoint finds its own. */
function layoutXml(notes: PlacedChart['notes']): string {
  if (notes === null) return '<c:layout/>';
  const { plot, width, height } = notes;
  const edge = (name: string, value: number): string => `<c:${name} val="${value.toFixed(5)}"/>`;
  return [
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>',
    edge('x', plot.left / width),
    edge('y', plot.top / height),
    edge('w', (plot.right - plot.left) / width),
    edge('h', (plot.bottom - plot.top) / height),
    '</c:manualLayout></c:layout>',
  ].join('');
}

function barXml(chart: NativeChart): string {
  const { kind, series } = chart;
  return [
    `<c:barChart><c:barDir val="${kind === 'bars' ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>`,
    ...series.map((one, index) =>
      [
        '<c:ser>',
        headXml(chart, index),
        one.isHollow === true
          ? `<c:spPr>${fill(PAPER)}${stroke(one.color, 1.5)}</c:spPr>`
          : `<c:spPr>${fill(one.color)}</c:spPr>`,
        '<c:invertIfNegative val="0"/>',
        ...(one.pointColors ?? []).map((color, at) =>
          color === one.color
            ? ''
            : `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fill(color)}</c:spPr></c:dPt>`,
        ),
        labelsXml(chart, 'outEnd'),
        errorsXml(one, null),
        categoriesXml(chart),
        valuesXml(chart, 'val', index),
        '</c:ser>',
      ].join(''),
    ),
    `<c:gapWidth val="${series.length > 1 ? 60 : 80}"/><c:overlap val="0"/>`,
    axisIds(),
    '</c:barChart>',
  ].join('');
}

/** Dots above their names; a reference is a line without dots. */
function lineXml(chart: NativeChart): string {
  return [
    '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>',
    ...chart.series.map((one, index) =>
      [
        '<c:ser>',
        headXml(chart, index),
        one.isDashed === true
          ? `<c:spPr>${stroke(one.color, 1, 'dash')}</c:spPr>`
          : '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>',
        markerXml(one),
        ...(one.pointColors ?? []).map((color, at) =>
          color === one.color
            ? ''
            : `<c:dPt><c:idx val="${at}"/>${markerXml({ ...one, color })}<c:bubble3D val="0"/></c:dPt>`,
        ),
        labelsXml(chart, index === 0 ? 'r' : null),
        errorsXml(one, 'y'),
        categoriesXml(chart),
        valuesXml(chart, 'val', index),
        '<c:smooth val="0"/></c:ser>',
      ].join(''),
    ),
    '<c:marker val="1"/>',
    axisIds(),
    '</c:lineChart>',
  ].join('');
}

function scatterXml(chart: NativeChart): string {
  return [
    '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>',
    ...chart.series.map((one, index) =>
      [
        '<c:ser>',
        headXml(chart, index),
        `<c:spPr>${stroke(one.color, one.isDashed === true ? 1.25 : 2.25, one.isDashed === true ? 'dash' : 'solid')}</c:spPr>`,
        '<c:marker><c:symbol val="none"/></c:marker>',
        `<c:xVal>${numbers('$A$2', chart.categories.map(Number), chart)}</c:xVal>`,
        valuesXml(chart, 'yVal', index),
        '<c:smooth val="0"/></c:ser>',
      ].join(''),
    ),
    axisIds(),
    '</c:scatterChart>',
  ].join('');
}

function headXml({ series }: NativeChart, index: number): string {
  const name = escaped(series[index]?.name ?? '');
  return `<c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>Sheet1!$${columnLetter(index + 1)}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${name}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
}

function markerXml({ color, isDashed, isHollow }: NativeSeries): string {
  if (isDashed === true) return '<c:marker><c:symbol val="none"/></c:marker>';
  return `<c:marker><c:symbol val="circle"/><c:size val="8"/><c:spPr>${fill(isHollow === true ? PAPER : color)}${stroke(color, 1.25)}</c:spPr></c:marker>`;
}

function labelsXml({ format, isLabelled }: NativeChart, position: 'outEnd' | 'r' | null): string {
  const shown = isLabelled && position !== null;
  return [
    '<c:dLbls>',
    `<c:numFmt formatCode="${escaped(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textStyle(1100, INK)}`,
    shown ? `<c:dLblPos val="${position}"/>` : '',
    `<c:showLegendKey val="0"/><c:showVal val="${shown ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`,
    '</c:dLbls>',
  ].join('');
}

function errorsXml({ errors }: NativeSeries, direction: 'y' | null): string {
  if (errors === undefined) return '';
  const side = (name: 'plus' | 'minus'): string =>
    `<c:${name}><c:numLit><c:formatCode>General</c:formatCode>${points(errors[name].map((value) => value ?? 0))}</c:numLit></c:${name}>`;
  return [
    '<c:errBars>',
    direction === null ? '' : `<c:errDir val="${direction}"/>`,
    '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>',
    side('plus'),
    side('minus'),
    `<c:spPr>${stroke(direction === null ? RULE_2 : INK_2, 1.5)}</c:spPr></c:errBars>`,
  ].join('');
}

function categoriesXml({ categories }: NativeChart): string {
  const texts = categories.map((name, at) => `<c:pt idx="${at}"><c:v>${escaped(String(name))}</c:v></c:pt>`);
  return `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${categories.length + 1}</c:f><c:strCache><c:ptCount val="${categories.length}"/>${texts.join('')}</c:strCache></c:strRef></c:cat>`;
}

function valuesXml(chart: NativeChart, name: 'val' | 'yVal', index: number): string {
  const column = columnLetter(index + 1);
  return `<c:${name}>${numbers(`$${column}$2`, chart.series[index]?.values ?? [], chart)}</c:${name}>`;
}

function numbers(first: string, values: readonly (number | null)[], { format }: NativeChart): string {
  const last = first.replace(/2$/, String(values.length + 1));
  return `<c:numRef><c:f>Sheet1!${first}:${last}</c:f><c:numCache><c:formatCode>${escaped(format)}</c:formatCode>${points(values)}</c:numCache></c:numRef>`;
}

/** What does not exist has no point. */
function points(values: readonly (number | null)[]): string {
  const all = values.map((value, at) => (value === null ? '' : `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`));
  return `<c:ptCount val="${values.length}"/>${all.join('')}`;
}

function axisIds(): string {
  return `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
}

/** In rows each category has its name, in smaller letters where there are many. */
function categoryAxis({ kind, categories }: NativeChart): string {
  const isRows = kind === 'bars';
  const size = !isRows || categories.length <= 8 ? 1200 : categories.length <= 12 ? 1000 : 800;
  return [
    `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${isRows ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>`,
    `<c:axPos val="${isRows ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`,
    `<c:spPr>${stroke(RULE_2, 1)}</c:spPr>${textStyle(size, INK)}`,
    `<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${isRows ? '<c:tickLblSkip val="1"/>' : ''}<c:noMultiLvlLbl val="1"/></c:catAx>`,
  ].join('');
}

function valueAxis(chart: NativeChart, way: 'x' | 'y'): string {
  const isX = way === 'x';
  const { low, high, step } = isX ? spread(chart.categories.map(Number)) : chart.axis;
  const title = isX ? chart.xTitle : chart.yTitle;
  const isHidden = !isX && chart.isAxisHidden;
  const isAcross = isX || chart.kind === 'bars';
  return [
    `<c:valAx><c:axId val="${isX ? CATEGORY_AXIS : VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max val="${high}"/><c:min val="${low}"/></c:scaling><c:delete val="${isHidden ? 1 : 0}"/>`,
    `<c:axPos val="${isAcross ? (isX ? 'b' : 't') : 'l'}"/>`,
    isX || isHidden ? '' : `<c:majorGridlines><c:spPr>${stroke(RULE, 0.75)}</c:spPr></c:majorGridlines>`,
    title === undefined ? '' : titleXml(title),
    `<c:numFmt formatCode="${escaped((isX ? chart.xFormat : undefined) ?? chart.format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`,
    `<c:spPr>${isX ? stroke(RULE_2, 1) : '<a:ln><a:noFill/></a:ln>'}</c:spPr>${textStyle(1100, INK_3)}`,
    `<c:crossAx val="${isX ? VALUE_AXIS : CATEGORY_AXIS}"/><c:crosses val="${isX ? 'min' : 'autoZero'}"/><c:crossBetween val="${chart.kind === 'lines' ? 'midCat' : 'between'}"/>`,
    step > 0 && !isX ? `<c:majorUnit val="${step}"/>` : '',
    '</c:valAx>',
  ].join('');
}

function spread(values: readonly number[]): NativeChart['axis'] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? { low, high, step: 0 } : { low: low - 0.5, high: low + 0.5, step: 0 };
}

function titleXml(text: string): string {
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${runStyle('defRPr', 1100, INK_3)}</a:pPr><a:r>${runStyle('rPr', 1100, INK_3)}<a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function textStyle(size: number, color: string): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${runStyle('defRPr', size, color)}</a:pPr><a:endParaRPr/></a:p></c:txPr>`;
}

function runStyle(name: 'defRPr' | 'rPr', size: number, color: string): string {
  return `<a:${name} sz="${size}" b="0">${fill(color)}<a:latin typeface="${FACE}"/></a:${name}>`;
}

function fill(color: string): string {
  return `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
}

function stroke(color: string, points: number, dash: 'solid' | 'dash' = 'solid'): string {
  return `<a:ln w="${Math.round(points * POINTS)}" cap="flat">${fill(color)}<a:prstDash val="${dash}"/><a:round/></a:ln>`;
}

/** A for 0, B for 1; a chart has few columns. */
export function columnLetter(index: number): string {
  return String.fromCodePoint(65 + index);
}
