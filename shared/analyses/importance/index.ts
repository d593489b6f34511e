import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Which facts weigh in a model: how far each moves the score, and how much worse it would be without it. */
export const analysis = defineAnalysis({ id: 'importance', parameters, result, findings, figures, words, home: null });
