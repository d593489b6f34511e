import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** How decisions and their errors differ between groups of people, with intervals, and what cannot be told. */
export const analysis = defineAnalysis({ id: 'fairness', parameters, result, findings, figures, words, home: null });
