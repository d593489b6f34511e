import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** What another cut-off would have changed, in people and in money, on the same cases. */
export const analysis = defineAnalysis({ id: 'threshold', parameters, result, findings, figures, words, home: null });
