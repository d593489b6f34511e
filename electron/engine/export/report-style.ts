import works from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?inline';
import says from '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?inline';
import { PALETTES } from '#shared/drawing/palette.ts';
import type { Report } from '#shared/report/report.ts';

const { light, print } = PALETTES;

/** Both faces travel inside; what they do not hold is drawn in a face of the reader's computer. */
const FACES = [
  ['Instrument Sans Variable', works, '400 700'],
  ['Newsreader Variable', says, '200 800'],
]
  .map(
    ([name, data, weights]) =>
      `@font-face{font-family:'${name}';font-style:normal;font-weight:${weights};src:url(${data}) format('woff2')}`,
  )
  .join('\n');

/** The style sheet of an exported document: a page on the screen, sheets of A4 on paper with `foot` on each. */
export function reportStyle(report: Report, foot: string): string {
  const isSheet = report.layout === 'sheet';
  return `${FACES}
:root{color-scheme:only light;--says:'Newsreader Variable',Georgia,serif;--works:'Instrument Sans Variable',system-ui,sans-serif}
*{box-sizing:border-box}
html{background:${light.paper};scroll-behavior:smooth;scroll-padding-top:24px}
body{margin:0;overflow-wrap:break-word;font:400 15px/22px var(--works);word-spacing:.06em;color:${light.ink};font-variant-numeric:tabular-nums lining-nums;-webkit-font-smoothing:antialiased}
h1,h2,h3,p,figure,ol,ul,dl,dd,blockquote{margin:0;padding:0}
h1,h2{font-family:var(--says);font-weight:400;letter-spacing:-.012em;text-wrap:balance;font-variant-numeric:proportional-nums lining-nums}
h1{font-size:42px;line-height:50px}
h2{font-size:32px;line-height:39px;max-width:820px}
h3{font-size:15px;line-height:22px;font-weight:600;margin-top:24px}
a{color:${light.accent};text-underline-offset:3px;text-decoration-thickness:1px}
:focus-visible{outline:2px solid ${light.accent};outline-offset:2px}
h2:focus{outline:none}
.wrap{max-width:${isSheet ? 720 : 920}px;margin:0 auto;padding:56px 40px 72px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:16px;top:12px;background:${light.paper};padding:8px 12px;z-index:1}
.kind,.chapter{color:${light.ink3};margin-bottom:8px}
.lead{font:400 19px/28px var(--says);color:${light.ink2};max-width:760px;margin-top:16px}
.cover{padding-bottom:40px}
.pairs{display:grid;grid-template-columns:minmax(120px,max-content) 1fr;gap:6px 28px;margin-top:20px;font-size:14px;line-height:20px}
.pairs dt{color:${light.ink3}}
.pairs dt,.pairs dd{min-width:0;overflow-wrap:anywhere}
h1,h2,h3,p,li,blockquote,figcaption,dd{unicode-bidi:plaintext}
.contents{border-top:1px solid ${light.rule};padding:24px 0 8px}
.contents h2{font:600 15px/22px var(--works);letter-spacing:0}
.contents ol{list-style:none;margin-top:8px}
.contents .in{margin:12px 0 2px;color:${light.ink3};font-size:13px}
.contents a{color:${light.ink};text-decoration-color:${light.rule2}}
.contents li{padding:3px 0}
.page{border-top:1px solid ${light.rule};padding:40px 0 32px}
.sheet .page{border-top:0;padding:12px 0}
.blocks>*{margin-top:20px}
.blocks>h3{margin-top:28px}
.text,.items,.quote,.callout{max-width:780px;font:400 17px/26px var(--says);font-variant-numeric:proportional-nums lining-nums}
.sheet .text,.sheet .items{font:400 15px/23px var(--works)}
.items{padding-left:22px}
.items li{margin-top:6px}
.value{border-bottom:1px solid ${light.accent}}
strong,.head{font-weight:600;color:${light.ink}}
.amount b{display:block;font:400 40px/48px var(--says);letter-spacing:-.012em;font-variant-numeric:proportional-nums lining-nums}
.amount span{display:block}
.note,.source,figcaption .tail,.stamp{color:${light.ink3};font-size:13px;line-height:18px}
.quote{border-left:2px solid ${light.rule2};padding-left:16px}
.callout{background:${light.accentSoft};padding:12px 16px;border-radius:6px}
.absent{color:${light.ink2};border-left:2px dashed ${light.rule2};padding-left:14px}
.figure{max-width:840px}
figcaption{font-weight:600;margin-bottom:12px}
figcaption .tail{font-weight:400;font-size:14px}
svg{display:block;width:100%;height:auto;font-variant-numeric:tabular-nums lining-nums}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.printed{display:none}
.under{margin-top:10px}
details{margin-top:12px}
summary{cursor:pointer;color:${light.accent};font-size:13px;line-height:18px;width:max-content;max-width:100%}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin-top:8px;font-size:13.5px;line-height:19px}
caption{text-align:left;font-weight:600;padding-bottom:6px}
.behind caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:baseline;padding:5px 20px 5px 0;border-top:1px solid ${light.rule};font-weight:400}
thead th{color:${light.ink3};font-size:12.5px;line-height:17px;border-top:0;vertical-align:bottom}
.n{text-align:right}
td.n{white-space:nowrap}
tr>:last-child{padding-right:0}
.stamp{margin-top:28px}
.sheet .stamp{border-top:1px solid ${light.rule};padding-top:10px}
.about{border-top:1px solid ${light.rule};padding-top:28px}
.about p{margin-top:14px;max-width:760px;color:${light.ink2}}
.hash{font-size:13px}
@media (max-width:640px){.wrap{padding:32px 20px}h1{font-size:32px;line-height:39px}h2{font-size:25px;line-height:31px}.pairs{grid-template-columns:1fr;gap:0}.pairs dd{margin-bottom:8px}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@page{size:A4 ${report.orientation ?? 'portrait'};margin:13mm 16mm 18mm;background:${print.paper};
@bottom-left{content:${cssText(foot)};width:86%;text-align:left;font:8pt/11pt ${"'Instrument Sans Variable',system-ui,sans-serif"};color:${print.ink3};vertical-align:top;padding-top:4mm}
@bottom-right{content:counter(page) " / " counter(pages);width:14%;font:8pt/11pt ${"'Instrument Sans Variable',system-ui,sans-serif"};color:${print.ink3};vertical-align:top;padding-top:4mm}}
@media print{
html{background:${print.paper};print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:10.5pt;line-height:15pt}
.wrap{max-width:none;padding:0}
.skip,.keys,.stamp{display:none}
.cover{padding-top:24mm}
.contents{break-inside:avoid-page}
.page{border-top:0;padding:0;break-before:page}
.sheet .page{break-before:auto;padding:0 0 4mm}
.about{break-before:page;border-top:0}
.sheet .about{break-before:auto}
h1{font-size:27pt;line-height:33pt}
h2{font-size:20pt;line-height:25pt;break-after:avoid}
h3{break-after:avoid}
.lead{font-size:13pt;line-height:19pt}
.text,.items,.quote,.callout{font-size:12pt;line-height:17.5pt;orphans:2;widows:2}
.sheet .text,.sheet .items{font-size:10pt;line-height:14.5pt}
.sheet h1{font-size:20pt;line-height:26pt}
.sheet h3{margin-top:4pt}
.sheet .blocks>*{margin-top:5pt}
.sheet .items li{margin-top:2pt}
.sheet .page{padding:0 0 3mm}
.sheet .pairs{margin-top:8pt;gap:1pt 20pt}
.printed{display:block;margin-top:8pt}
${report.orientation === 'landscape' ? '.drawn svg{width:auto;max-width:90%;max-height:108mm}' : ''}
.facts{width:auto;font-size:10.5pt;line-height:15pt;margin-top:14pt;break-inside:avoid}
.facts th,.facts td{border-top:0;padding:1.5pt 20pt 1.5pt 0;overflow-wrap:anywhere}
.facts th{color:${print.ink3};white-space:nowrap}
.sheet .facts{margin-top:8pt;font-size:10pt;line-height:14pt}
.sheet .facts th,.sheet .facts td{padding:.5pt 20pt .5pt 0}
figure,tr,.pairs,.quote,.callout,.amount{break-inside:avoid}
.figure{max-width:none;break-inside:auto}
.drawn{break-inside:avoid}
details,.numbers>*{break-inside:avoid}
.numbers>*{margin-top:12pt}
.numbers table{font-size:8.5pt;line-height:11pt}
.numbers th,.numbers td{padding-top:1.7pt;padding-bottom:1.7pt}
.numbers caption{position:static;width:auto;height:auto;clip-path:none;font-size:9pt;padding-bottom:2pt}
details[open] summary{display:none}
details:not([open]){display:none}
.scroll{overflow:visible}
table{font-size:9pt;line-height:12pt}
th,td{padding-right:10px}
thead th{font-size:8.5pt}
a{color:inherit;text-decoration:none}
.blocks>*,.printed{margin-top:9pt}
th,td{padding-top:2.5pt;padding-bottom:2.5pt}
details{margin-top:4pt}
.contents li{padding:1pt 0}
.contents li{break-inside:avoid}
.contents .in{margin-top:6pt}
.contents.long ol{columns:2;column-gap:12mm}
}`;
}

/** A string of CSS that cannot end the string, the rule or the element. */
export function cssText(text: string): string {
  return `"${text.replace(/[\\"<>\u0000-\u001f\u007f]/g, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
