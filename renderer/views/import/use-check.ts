import { useEffect, useRef, useState } from 'react';
import type { ImportReport, Preview } from '#shared/contract/imports.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { keepOpen } from '#renderer/project/keep-open.ts';
import { giveUpWaiting, keepWaiting, takeWaiting } from '#renderer/project/waiting-import.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { checkInput } from './import-input.ts';

export type Check = {
  report: ImportReport | null;
  isRunning: boolean;
  progress: Progress | null;
  error: Error | null;
  /** Why the import cannot be made final now. */
  off: string | null;
  start: () => Promise<void>;
  cancel: () => void;
  discard: () => Promise<void>;
  commit: () => Promise<ImportReport | null>;
};

/** The import that waits to be confirmed. Leaving the page, by whatever way, gives it up. */
export function useCheck(project: ProjectSummary, draft: ImportDraft, preview: Preview | null): Check {
  const { t } = useWords();
  const check = useRun('import.check');
  const commit = useRun('import.commit', true);
  const [report, setReport] = useState<ImportReport | null>(null);
  const discard = async (): Promise<void> => {
    check.cancel();
    setReport(null);
    await giveUpWaiting();
  };
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      void giveUpWaiting();
    };
  }, [project.id]);
  const isRunning = check.isRunning || commit.isRunning;
  const adds = report?.files.some((file) => file.state === 'read' && file.accepted > 0) ?? false;
  return {
    report,
    isRunning,
    progress: check.progress ?? commit.progress,
    error: check.error ?? commit.error,
    off: isRunning
      ? t('ui.underWay')
      : report === null
        ? t('import.check.off')
        : adds
          ? null
          : t('import.check.nothing'),
    cancel: check.cancel,
    discard,
    start: async () => {
      await discard();
      const result = await keepOpen(() => check.run(checkInput(preview, draft, project)));
      if (result === null) return;
      keepWaiting({ project: project.id, session: result.session });
      if (isHere.current) setReport(result.report);
      else await giveUpWaiting();
    },
    commit: async () => {
      const waiting = takeWaiting();
      if (waiting === null) return null;
      const result = await keepOpen(() => commit.run(waiting));
      if (result === null) {
        keepWaiting(waiting);
        return null;
      }
      await refreshSummary(project.id);
      return result.report;
    },
  };
}
