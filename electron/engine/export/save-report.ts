import { createHash } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { AppError } from '#shared/domain/app-error.ts';
import type { ReportFormat } from '#shared/contract/reports.ts';
import type { Report } from '#shared/report/report.ts';
import type { PdfPrinter } from './print-pdf.ts';
import { reportCsv } from './report-csv.ts';
import { reportHtml } from './report-html.ts';
import { reportWords } from './report-words.ts';

export type ReportMeans = {
  printPdf: PdfPrinter | null | undefined;
  at: Date;
  signal: AbortSignal;
};

/** A report as the bytes of a file. The makers of slides are loaded when the first slides are asked for. */
export async function reportBytes(report: Report, format: ReportFormat, means: ReportMeans): Promise<Uint8Array> {
  const words = reportWords(report.language);
  switch (format) {
    case 'html':
      return Buffer.from(reportHtml(report, { words }));
    case 'pdf':
      if (means.printPdf === null || means.printPdf === undefined)
        throw new AppError('PDF_NEEDS_BROWSER', 'this host prints no pdf');
      return means.printPdf(reportHtml(report, { words, for: 'paper' }), means.signal);
    case 'csv':
      return Buffer.from(reportCsv(report, words));
    case 'pptx': {
      const { reportPptx } = await import('./pptx/report-pptx.ts');
      return reportPptx(report, { words, at: means.at });
    }
  }
}

/** Writes the whole file or nothing: a stop or a full disk leaves the former one. @returns its size and its SHA-256 */
export async function saveReport(
  report: Report,
  { target, format, ...means }: ReportMeans & { target: string; format: ReportFormat },
): Promise<{ bytes: number; sha256: string }> {
  const bytes = await reportBytes(report, format, means);
  if (means.signal.aborted) throw new AppError('CANCELLED', 'cancelled');
  const half = `${target}.part`;
  try {
    await writeFile(half, bytes);
    await rename(half, target);
  } catch (cause) {
    await rm(half, { force: true });
    const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new AppError(full ? 'DISK_FULL' : 'FOLDER_NOT_WRITABLE', 'the export cannot be written', {}, { cause });
  }
  return { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}
