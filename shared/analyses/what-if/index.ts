import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** What the model would have said of a case had some facts been others, why, and whether such cases exist. */
export const analysis = defineAnalysis({
  id: 'what-if',
  parameters,
  result,
  findings,
  figures,
  words,
  home: null,
  ofOneCase: true,
});
