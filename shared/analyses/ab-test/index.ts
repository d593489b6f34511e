import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Did the treatment do better than the control, by how much, how sure, and how much money. */
export const analysis = defineAnalysis({
  id: 'ab-test',
  parameters,
  result,
  findings,
  figures,
  words,
  home: null,
  ofDocuments: true,
});
