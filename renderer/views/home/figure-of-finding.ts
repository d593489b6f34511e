import type { Figure, FigureMark } from '#shared/domain/figure.ts';
import type { Finding } from '#shared/domain/finding.ts';

/** The figure of a finding. The mark that the sentence names comes first among the rows and stands out. */
export function figureOfFinding(finding: Finding, figures: readonly Figure[]): Figure | null {
  const figure = figures.find((one) => one.id === finding.figure);
  if (figure === undefined) return null;
  const marks: readonly FigureMark[] = figure.marks;
  const told = namesIn(finding);
  const subject = figure.kind === 'columns' ? undefined : marks.find((mark) => told.includes(mark.label));
  if (subject === undefined) return figure;
  const others = marks.filter((mark) => mark !== subject);
  return { ...figure, marks: [{ ...subject, emphasis: 'subject' as const }, ...others] };
}

/** What the title calls by a name of the data. */
function namesIn({ title }: Finding): string[] {
  return Object.values(title.values ?? {}).flatMap((value) =>
    typeof value === 'object' && value !== null && 'otherwise' in value ? [value.otherwise] : [],
  );
}
