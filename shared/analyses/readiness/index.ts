import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** How ready a model is to be relied upon: 28 tests, what the project proves by itself, what people state. */
export const analysis = defineAnalysis({
  id: 'readiness',
  parameters,
  result,
  findings,
  figures,
  words,
  home: null,
  ofDocuments: true,
});
