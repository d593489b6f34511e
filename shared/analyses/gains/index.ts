import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** What is won by starting with the highest scores. */
export const analysis = defineAnalysis({ id: 'gains', parameters, result, findings, figures, words, home: null });
