import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** Why a case was scored as it was: what each fact adds to the average of those it is compared with. */
export const analysis = defineAnalysis({
  id: 'explain',
  parameters,
  result,
  findings,
  figures,
  words,
  home: null,
  ofOneCase: true,
});
