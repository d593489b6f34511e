import type { Figure } from '#shared/domain/figure.ts';
import { sortFindings } from '#shared/domain/finding.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Report, ReportBlock, ReportPage, Stamp } from '#shared/report/report.ts';
import type { Words } from '#shared/words/words.ts';

/** The answer of one analysis as its public face tells it. */
export type ToldAnswer = { analysis: string; findings: readonly Finding[]; figures: readonly Figure[]; rows: number };

/**
 * What analyses found, as a document: one page for each sentence with the figure that proves it, then the figures that
 * no sentence names; the sentences without a figure stand together at the end.
 */
export function findingsReport(
  answers: readonly ToldAnswer[],
  { words, stamp, title }: { words: Words; stamp: Stamp; title: string },
): Report {
  const told = answers.map((answer) => provenPages(answer, words));
  const rest = told.flatMap((one) => one.rest);
  const also: ReportPage = {
    id: 'also',
    title: words.t('report.also'),
    blocks: rest.flatMap((finding): ReportBlock[] => [
      { kind: 'heading', text: words.say(finding.title) },
      ...account(finding, words),
    ]),
  };
  return {
    language: words.language,
    layout: 'pages',
    kind: words.t('report.kind'),
    title,
    stamp,
    pages: [...told.flatMap(({ pages }) => pages), ...(rest.length > 0 ? [also] : [])],
  };
}

function provenPages(
  { analysis, findings, figures, rows }: ToldAnswer,
  words: Words,
): { pages: ReportPage[]; rest: Finding[] } {
  const source = rows > 0 ? { source: words.t('report.rows', { count: rows }) } : {};
  const left = new Map(figures.map((figure) => [figure.id, figure]));
  const pages: ReportPage[] = [];
  const rest: Finding[] = [];
  for (const finding of sortFindings(findings)) {
    const figure = left.get(finding.figure ?? '');
    if (figure === undefined) {
      rest.push(finding);
      continue;
    }
    left.delete(figure.id);
    pages.push({
      id: `${analysis}-${finding.id}`,
      title: words.say(finding.title),
      blocks: [...account(finding, words), { kind: 'figure', figure }],
      ...source,
    });
  }
  for (const figure of left.values())
    pages.push({
      id: `${analysis}-${figure.id}`,
      title: words.say(figure.alt),
      blocks: [{ kind: 'figure', figure }],
      ...source,
    });
  return { pages, rest };
}

function account(finding: Finding, words: Words): ReportBlock[] {
  return finding.account.map((phrase) => ({ kind: 'text', text: words.say(phrase) }));
}
