import type { letters as contract } from '#shared/contract/letters.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';
import { readLetter, readWording, saveWording, writeLetter } from '../letters/letters.ts';

export function lettersApi({ config, grants, projects, models }: EngineContext): Area<typeof contract> {
  const now = (): string => config.clock().toISOString();
  const asking = { version: config.version, models };
  return {
    'letter.read': ({ project, case: caseId, language }, { signal, progress }) =>
      readLetter(projects.get(project), { caseId, language }, { ...asking, signal, progress, day: now().slice(0, 10) }),
    'letter.wording': async ({ project }, { signal }) => ({
      wording: await projects.get(project).file.read(signal, readWording),
    }),
    'letter.saveWording': async ({ project, wording }) => {
      await saveWording(projects.get(project), wording, now());
      return {};
    },
    'letter.write': async ({ project, case: caseId, language, format, target }, { signal, progress }) => ({
      bytes: await writeLetter(
        projects.get(project),
        { caseId, language, format, target: grants.path(target) },
        { ...asking, signal, progress, at: now(), printPdf: config.printPdf ?? null },
      ),
    }),
  };
}
