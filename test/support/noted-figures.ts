import type { Figure, FigureNote } from '#shared/domain/figure.ts';
import { noteKinds } from '#shared/drawing/notes.ts';
import { sampleFigures } from './reports.ts';

/** One figure of each kind with everything that an author may mark on it. */
export const notedFigures: readonly Figure[] = Object.values(sampleFigures).map((figure) => {
  const [first] = figure.marks;
  const value = figure.total?.value ?? first?.value ?? figure.curves?.[0]?.points[0]?.y ?? 1;
  const place = first?.label ?? figure.curves?.[0]?.points[1]?.x ?? 0;
  const column = figure.heat?.columns[1]?.label;
  const where: Record<FigureNote['kind'], Pick<FigureNote, 'at' | 'to' | 'column'>> = {
    line: { at: value * 1.25 },
    threshold: { at: value / 2 },
    area: figure.kind === 'curve' ? { at: 1, to: 2 } : { at: value / 4, to: value / 3 },
    point: { at: place, ...(column === undefined ? {} : { column }) },
    callout: { at: place },
    event: { at: column ?? place },
  };
  return {
    ...figure,
    id: `noted.${figure.kind}`,
    notes: noteKinds(figure).map((kind) => ({
      kind,
      ...where[kind],
      label: { key: 'story.said', values: { text: `What the ${kind} says` } },
    })),
  };
});
