import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Whether to train again, and what it would be worth. */
export const analysis = defineAnalysis({ id: 'retraining', parameters, result, findings, figures, words, home: null });
