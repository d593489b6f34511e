import { describe, expect, it } from 'vitest';
import { reportFormat } from '#electron/cli/report-format.ts';

const given = (format: string | undefined, out: string | undefined) => ({
  value: (name: string) => (name === 'format' ? format : out),
});

describe('the format of a document', () => {
  it.each([
    [undefined, undefined, 'html'],
    ['pdf', undefined, 'pdf'],
    [undefined, 'out/month.pdf', 'pdf'],
    [undefined, 'Month.PPTX', 'pptx'],
    [undefined, 'month.htm', 'html'],
    [undefined, 'month', 'html'],
    [undefined, 'v1.2/month', 'html'],
    [undefined, 'month.report', 'html'],
    ['csv', 'month.csv', 'csv'],
    ['pdf', 'month.report', 'pdf'],
  ])('--format %s --out %s: %s', (format, out, told) => {
    expect(reportFormat(given(format, out))).toBe(told);
  });

  it('is refused where the name of the file says another', () => {
    expect(() => reportFormat(given('html', 'month.pdf'))).toThrow(/does not go with a file that ends in .pdf/);
    expect(() => reportFormat(given('word', undefined))).toThrow(/--format is one of/);
  });
});
