import { cases, later } from './en/cases.ts';
import { data } from './en/data.ts';
import { home } from './en/home.ts';
import { importing } from './en/import.ts';
import { meaning } from './en/meaning.ts';
import { aboutResults, results } from './en/results.ts';
import { commands, dialogs, files, pages, shell } from './en/shell.ts';
import { about, charts, ui } from './en/ui.ts';

export const en = {
  about: { ...about, ...aboutResults },
  cases,
  charts,
  commands,
  data,
  dialogs,
  files,
  home,
  import: importing,
  later,
  meaning,
  pages,
  results,
  shell,
  ui,
};
