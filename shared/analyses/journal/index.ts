import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** What the logs of the scoring runs say of each day, beside the predictions that bear it: which day broke, at which step. */
export const analysis = defineAnalysis({
  id: 'journal',
  parameters,
  result,
  findings,
  figures,
  words,
  home: {},
  ofDocuments: true,
});
