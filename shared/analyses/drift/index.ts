import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Is it the same population: columns, scores, decisions and outcomes against training or another period. */
export const analysis = defineAnalysis({ id: 'drift', parameters, result, findings, figures, words });
