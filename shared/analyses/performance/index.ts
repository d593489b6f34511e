import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** How good the score and its decisions are: overall, by period and version, against the second score and the promise. */
export const analysis = defineAnalysis({
  id: 'performance',
  parameters,
  result,
  findings,
  figures,
  words,
  home: { mode: 'sketch' },
});
