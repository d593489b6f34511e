import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Where the score does well and where it does not: groups of one column or two, and the segments that stand out. */
export const analysis = defineAnalysis({ id: 'segments', parameters, result, findings, figures, words, home: null });
