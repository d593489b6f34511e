import { analyses } from '#shared/analyses/index.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { reports as contract } from '#shared/contract/reports.ts';
import type { EngineContext } from '../context.ts';
import { findingsReport } from '../export/findings-report.ts';
import type { ToldAnswer } from '../export/findings-report.ts';
import { reportWords } from '../export/report-words.ts';
import { saveReport } from '../export/save-report.ts';
import { exportStamp } from '../export/stamp.ts';
import { storyReport } from '../export/story-report.ts';
import type { Area } from '../handler.ts';
import { readName } from '../project/project-state.ts';
import { readStory, tellExport } from '../stories/stories.ts';
import { runAnalysis } from '../questions/run-analysis.ts';

export function reportsApi({ config, grants, projects, models }: EngineContext): Area<typeof contract> {
  return {
    'report.export': async ({ project: id, asked, format, language, title, target }, { signal, progress }) => {
      const project = projects.get(id);
      const path = grants.path(target);
      const answers: ToldAnswer[] = [];
      for (const { analysis, parameters } of asked) {
        const face = analyses.get(analysis);
        if (face?.ofOneCase === true)
          throw new AppError('OF_ONE_CASE', `no document of single cases: ${analysis}`, { found: analysis });
        const { result, provenance } = await runAnalysis(project, analysis, parameters, {
          version: config.version,
          signal,
          models,
          progress,
        });
        answers.push({
          analysis,
          findings: face?.findings(result) ?? [],
          figures: face?.figures(result) ?? [],
          rows: provenance.rows,
        });
      }
      const at = config.clock();
      const report = await project.file.read(signal, async (db) => {
        const named = await readName(db);
        const words = reportWords(language ?? named.language);
        const selection = asked[0]?.parameters ?? {};
        const stamp = await exportStamp(db, project, { selection, at: at.toISOString(), words });
        return findingsReport(answers, { words, stamp, title: title ?? named.name });
      });
      const { bytes } = await saveReport(report, { target: path, format, printPdf: config.printPdf, at, signal });
      return { bytes, pages: report.pages.length };
    },
    'report.story': async ({ project: id, story: storyId, audience, format, language, target }, { signal }) => {
      const project = projects.get(id);
      const path = grants.path(target);
      const at = config.clock();
      const { story, report } = await project.file.read(signal, async (db) => {
        const story = await readStory(db, storyId);
        const words = reportWords(language ?? story.lang[0] ?? 'en');
        return { story, report: await storyReport(db, project, { story, audience, words, at: at.toISOString() }) };
      });
      const { bytes, sha256 } = await saveReport(report, {
        target: path,
        format,
        printPdf: config.printPdf,
        at,
        signal,
      });
      const told = { format, language: report.language, audience, bytes, sha256, head: report.stamp.trail };
      await tellExport(project, story, told, at.toISOString());
      return { bytes, pages: report.pages.length, sha256 };
    },
  };
}
