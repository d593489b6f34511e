import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** The smallest changes of a case that would have turned the decision, each scored by the model itself. */
export const analysis = defineAnalysis({
  id: 'counterfactual',
  parameters,
  result,
  findings,
  figures,
  words,
  home: null,
  ofOneCase: true,
});
