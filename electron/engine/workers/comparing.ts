import { pairFigures } from '../questions/shadow/pair-figures.ts';
import type { PairsTold } from '../questions/shadow/pair-figures.ts';
import { cellsOfRows } from '../questions/shadow/pair-rows.ts';
import type { RowsAsked } from '../questions/shadow/compared-rows.ts';
import { answering } from './answering.ts';

/** The thread in which every pair of scores is compared. */
answering<RowsAsked, PairsTold>(({ rows, known, asked }, tell) => {
  const parts = pairFigures(cellsOfRows(rows, known), asked);
  for (;;) {
    const { done, value } = parts.next();
    if (done === true) return { answer: value };
    tell(value);
  }
});
