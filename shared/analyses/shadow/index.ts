import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Whether the model that only looked on would do better than the one in service. */
export const analysis = defineAnalysis({ id: 'shadow', parameters, result, findings, figures, words, home: null });
