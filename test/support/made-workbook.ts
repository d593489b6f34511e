import JSZip from 'jszip';

/** A workbook of one sheet: `rows` holds the cells as XML, `styles` the formats of numbers by the number of their style. */
export async function madeWorkbook(rows: readonly string[], styles: readonly string[] = []): Promise<Buffer> {
  const zip = new JSZip();
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const put = (path: string, body: string): void =>
    void zip.file(path, `<?xml version="1.0" encoding="UTF-8"?>\n${body}`);
  put(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  );
  put(
    'xl/workbook.xml',
    `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="Log" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  put(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  );
  const formats = styles.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('');
  const cells = [
    '<xf numFmtId="0"/>',
    ...styles.map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`),
  ];
  put(
    'xl/styles.xml',
    `<styleSheet ${main}><numFmts count="${styles.length}">${formats}</numFmts><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`,
  );
  put(
    'xl/worksheets/sheet1.xml',
    `<worksheet ${main}><sheetData>${rows.map((row, index) => `<row r="${index + 1}">${row}</row>`).join('')}</sheetData></worksheet>`,
  );
  return zip.generateAsync({ type: 'nodebuffer' });
}

export function textCell(place: string, text: string): string {
  return `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
}
