import { aboutOutcomes } from './fr/about-outcomes.ts';
import { aboutResults } from './fr/about-results.ts';
import { aboutArrivals, arrivals } from './fr/arrivals.ts';
import { oneCase } from './fr/case.ts';
import { cases } from './fr/cases.ts';
import { audit, challenge } from './fr/challenge.ts';
import { data } from './fr/data.ts';
import { describe } from './fr/describe.ts';
import { exporting } from './fr/exporting.ts';
import { home } from './fr/home.ts';
import { importing } from './fr/import.ts';
import { meaning } from './fr/meaning.ts';
import { aboutModel, model } from './fr/model.ts';
import { outcomes } from './fr/outcomes.ts';
import { results } from './fr/results.ts';
import { commands, dialogs, files, pages, shell } from './fr/shell.ts';
import { aboutStability, stability } from './fr/stability.ts';
import { stories } from './fr/stories.ts';
import { about, charts, ui } from './fr/ui.ts';
import { wall } from './fr/wall.ts';
import { whatIf } from './fr/what-if.ts';

export const fr = {
  arrivals,
  about: { ...about, ...aboutArrivals, ...aboutModel, ...aboutOutcomes, ...aboutResults, ...aboutStability },
  audit,
  case: oneCase,
  cases,
  challenge,
  charts,
  commands,
  data,
  describe,
  dialogs,
  exporting,
  files,
  home,
  import: importing,
  meaning,
  model,
  outcomes,
  pages,
  results,
  shell,
  stability,
  stories,
  ui,
  wall,
  whatIf,
};
