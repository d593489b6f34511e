import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Does the same score still mean the same: outcomes inside bands of the score, then and now. */
export const analysis = defineAnalysis({ id: 'concept', parameters, result, findings, figures, words, home: null });
