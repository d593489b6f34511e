import { REPORT_FORMATS } from '#shared/contract/reports.ts';
import { among, usage } from './arguments.ts';
import type { Arguments } from './arguments.ts';

type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * The format of a document: as it is asked for, else as the name of its file ends, else HTML.
 *
 * @throws AppError USAGE when the two say different things: a file would not be what its name says
 */
export function reportFormat(args: Pick<Arguments, 'value'>): ReportFormat {
  const asked = among(args.value('format'), REPORT_FORMATS, '--format');
  const end = /\.([^./\\]+)$/.exec(args.value('out') ?? '')?.[1]?.toLowerCase();
  const named = REPORT_FORMATS.find((format) => format === (end === 'htm' ? 'html' : end));
  if (asked !== undefined && named !== undefined && asked !== named)
    throw usage(
      `--format ${asked} does not go with a file that ends in .${end}`,
      `--format ${asked} ne va pas avec un fichier qui finit par .${end}`,
    );
  return asked ?? named ?? 'html';
}
