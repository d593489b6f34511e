import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** The cases that are nearest to one, with their scores, decisions and outcomes. */
export const analysis = defineAnalysis({
  id: 'similar',
  parameters,
  result,
  findings,
  figures,
  words,
  home: null,
  ofOneCase: true,
});
