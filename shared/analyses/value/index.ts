import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** What the decisions brought in money: measured, against the former way of deciding, and, kept apart, projected. */
export const analysis = defineAnalysis({ id: 'value', parameters, result, findings, figures, words, home: null });
