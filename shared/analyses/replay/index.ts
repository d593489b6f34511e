import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Whether the stored model gives the logged scores again, and whether the decisions follow from them. */
export const analysis = defineAnalysis({ id: 'replay', parameters, result, findings, figures, words, home: null });
