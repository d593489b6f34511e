import { aboutOutcomes } from './en/about-outcomes.ts';
import { aboutResults } from './en/about-results.ts';
import { aboutArrivals, arrivals } from './en/arrivals.ts';
import { oneCase } from './en/case.ts';
import { cases } from './en/cases.ts';
import { audit, challenge } from './en/challenge.ts';
import { data } from './en/data.ts';
import { describe } from './en/describe.ts';
import { exporting } from './en/exporting.ts';
import { home } from './en/home.ts';
import { importing } from './en/import.ts';
import { meaning } from './en/meaning.ts';
import { aboutModel, model } from './en/model.ts';
import { outcomes } from './en/outcomes.ts';
import { results } from './en/results.ts';
import { commands, dialogs, files, pages, shell } from './en/shell.ts';
import { aboutStability, stability } from './en/stability.ts';
import { stories } from './en/stories.ts';
import { about, charts, ui } from './en/ui.ts';
import { wall } from './en/wall.ts';
import { whatIf } from './en/what-if.ts';

export const en = {
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
