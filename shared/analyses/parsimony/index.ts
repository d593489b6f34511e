import { defineAnalysis } from '../analysis.ts';
import { figures } from './figures.ts';
import { findings } from './findings.ts';
import { parameters, result } from './schema.ts';
import { words } from './words.ts';

/** How few columns a model needs to do as well, and whether a simpler one would do. */
export const analysis = defineAnalysis({ id: 'parsimony', parameters, result, findings, figures, words, home: null });
