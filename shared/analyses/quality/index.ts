import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** What can be said of the columns: missing values, values outside what the model knows, lines set aside. */
export const analysis = defineAnalysis({ id: 'quality', parameters, result, findings, figures, words });
