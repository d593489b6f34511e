import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** What is loaded: how many predictions, about whom, when, by which model versions, and how many outcomes are known. */
export const analysis = defineAnalysis({ id: 'overview', parameters, result, findings, figures, words });
