import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** What people contest, how it was answered, and what upheld challenges have in common. */
export const analysis = defineAnalysis({
  id: 'challenges',
  parameters,
  result,
  findings,
  figures,
  words,
  home: {},
  ofDocuments: true,
  ofOneCase: true,
});
