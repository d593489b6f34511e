import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Whether a score means what it says: of those told 20 %, do 20 in 100 turn out so? */
export const analysis = defineAnalysis({ id: 'calibration', parameters, result, findings, figures, words, home: null });
