import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** How large the next test must be, and how long it takes. */
export const analysis = defineAnalysis({ id: 'plan', parameters, result, findings, figures, words, home: null });
