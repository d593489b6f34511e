import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** How good the model is expected to be where no outcome is known yet; an estimate, never a measure. */
export const analysis = defineAnalysis({
  id: 'estimated-performance',
  parameters,
  result,
  findings,
  figures,
  words,
  home: null,
});
