import type { Figure, FigureMark } from '#shared/domain/figure.ts';
import { isLogRole } from '#shared/domain/role.ts';
import type { LogColumn } from '#shared/contract/projects.ts';
import { wordsOf } from '#renderer/words/use-words.ts';

/** Marks that are columns of the log with a part of their own are called by that part, not by the name in the file. */
export function namedFigure(figure: Figure, columns: readonly LogColumn[] | undefined): Figure {
  if (columns === undefined) return figure;
  const marks = (figure.marks as readonly FigureMark[]).map((mark): FigureMark => {
    const column = mark.labelFormat === 'text' ? columns.find((one) => one.name === mark.label) : undefined;
    if (column === undefined || !isLogRole(column.part)) return mark;
    const key = `mapping.parts.${column.part}`;
    return { ...mark, name: { text: { en: wordsOf('en').t(key), fr: wordsOf('fr').t(key) }, otherwise: mark.label } };
  });
  return { ...figure, marks };
}
