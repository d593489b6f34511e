import { rowName } from '#shared/drawing/figure-text.ts';
import type { Report } from '#shared/report/report.ts';
import type { Words } from '#shared/words/words.ts';
import { csvLine } from './csv.ts';
import type { CsvFlavour } from './csv.ts';

/**
 * The tables of a report alone, for a spreadsheet: after each title its columns and rows, then an empty line; the stamp first. Numbers keep
 * all their digits: shares from 0 to 1, amounts in their unit. French gets semicolons and decimal commas.
 */
export function reportCsv(report: Report, words: Words): string {
  const flavour: CsvFlavour = report.language === 'fr' ? 'excel' : 'machine';
  const { stamp } = report;
  const head: (string | number | null)[][] = [
    [report.title, stamp.project, stamp.date, stamp.period, stamp.filters],
    [stamp.data, stamp.trail],
  ];
  const tables = report.pages.flatMap(({ title, blocks }) =>
    blocks.flatMap((block): (string | number | null)[][] => {
      if (block.kind === 'table')
        return [
          [],
          [title],
          [block.title],
          block.columns.map(({ label }) => label),
          ...block.rows.map((row) => [...row]),
        ];
      if (block.kind !== 'figure') return [];
      const { figure } = block;
      const columns = figure.table.columns.map(({ label }) => words.say(label));
      const rows = figure.table.rows.map((row, at) => [rowName(figure, at, words) ?? row[0] ?? null, ...row.slice(1)]);
      return [[], [title], [words.say(figure.title)], columns, ...rows];
    }),
  );
  return [...head, ...tables].map((cells, at) => csvLine(cells, flavour, at === 0)).join('');
}
