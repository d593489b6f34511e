import { abDesigns } from './ab-designs.ts';
import { app } from './app.ts';
import { bundles } from './bundles.ts';
import { cases } from './cases.ts';
import { challenges } from './challenges.ts';
import { cohorts } from './cohorts.ts';
import { savedPlans } from './plans.ts';
import { explanations } from './explanations.ts';
import { files } from './files.ts';
import { imports } from './imports.ts';
import { letters } from './letters.ts';
import { processJournal } from './process-journal.ts';
import { projects } from './projects.ts';
import { questions } from './questions.ts';
import { readiness } from './readiness.ts';
import { reports } from './reports.ts';
import { stories } from './stories.ts';
import { watch } from './watch.ts';
import { whatIf } from './what-if.ts';

/** Every procedure of the engine, by name. Hosts serve it, the window and the command line call it. */
export const contract = {
  ...abDesigns,
  ...app,
  ...files,
  ...processJournal,
  ...projects,
  ...imports,
  ...bundles,
  ...cases,
  ...cohorts,
  ...savedPlans,
  ...challenges,
  ...explanations,
  ...letters,
  ...questions,
  ...readiness,
  ...reports,
  ...stories,
  ...watch,
  ...whatIf,
};

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;

export * from './procedure.ts';
