import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** What one fact does to the score, over the values that cases have. */
export const analysis = defineAnalysis({ id: 'effect', parameters, result, findings, figures, words, home: null });
