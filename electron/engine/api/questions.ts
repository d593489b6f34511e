import { sortFindings } from '#shared/domain/finding.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { analyses } from '#shared/analyses/index.ts';
import type { cases } from '#shared/contract/cases.ts';
import type { questions } from '#shared/contract/questions.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';
import { alikeEnds } from '../questions/alike-ends.ts';
import { caseReading } from '../questions/case-reading.ts';
import { casesPage } from '../questions/cases-page.ts';
import { reading } from '../questions/question-context.ts';
import { analysisSchemas, runAnalysis } from '../questions/run-analysis.ts';

export function questionsApi({ config, projects, models }: EngineContext): Area<typeof questions & typeof cases> {
  const asking = { version: config.version, models };
  return {
    'analysis.list': async () => ({ analyses: analysisSchemas() }),
    'analysis.run': async ({ project, analysis, parameters }, { signal, progress }) => {
      const { result, provenance } = await runAnalysis(projects.get(project), analysis, parameters, {
        ...asking,
        signal,
        progress,
      });
      return {
        result,
        provenance: {
          ...provenance,
          selection: { ...provenance.selection, where: [...(provenance.selection.where ?? [])] },
        },
      };
    },
    'analysis.health': async ({ project, selection }, { signal, progress }) => {
      const open = projects.get(project);
      const all: (Finding & { analysis: string })[] = [];
      const list = [...analyses.values()].filter(
        (analysis) => analysis.home !== null && analysis.parameters.safeParse(selection).success,
      );
      for (const [done, analysis] of list.entries()) {
        progress({ stage: 'analyses', done, total: list.length });
        const { result } = await runAnalysis(
          open,
          analysis.id,
          { ...selection, ...analysis.home },
          { ...asking, signal, progress: () => undefined },
        );
        all.push(...analysis.findings(result).map((finding) => ({ ...finding, analysis: analysis.id })));
      }
      return { findings: sortFindings(all) as typeof all };
    },
    'case.read': ({ project, case: id }, { signal }) =>
      reading(projects.get(project), { signal, models, progress: () => undefined }, (context) =>
        caseReading(context, id),
      ),
    'case.alike': ({ project, case: id }, { signal }) =>
      reading(projects.get(project), { signal, models, progress: () => undefined }, (context) =>
        alikeEnds(context, id),
      ),
    'cases.page': async ({ project, sort, ...asked }, work) =>
      casesPage(projects.get(project), { ...asked, sort }, work),
  };
}
