import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Can the rows be told from those of the reference, and by which facts. */
export const analysis = defineAnalysis({ id: 'adversarial', parameters, result, findings, figures, words, home: null });
