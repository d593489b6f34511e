import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** What arrives, period by period and day by day: which columns broke when, and on which days hardly anything came. */
export const analysis = defineAnalysis({
  id: 'quality-over-time',
  parameters,
  result,
  findings,
  figures,
  words,
  home: null,
});
