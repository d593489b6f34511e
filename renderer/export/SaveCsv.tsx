import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { saveTarget } from '#renderer/api/choose-files.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { say } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useWords } from '#renderer/words/use-words.ts';

const FLAVOURS = ['excel', 'machine'] as const;

type Props = {
  project: ProjectSummary;
  procedure: 'import.exportRejected' | 'challenges.export';
  /** Where its words stand: `exports.<flavour>`, `fileName` and `exported`. */
  words: string;
};

/** All lines of a list as a file: as a spreadsheet opens it, or as a program reads it. */
export function SaveCsv({ project, procedure, words }: Props): ReactNode {
  const { t } = useWords();
  const { run, cancel, isRunning, progress, error } = useRun(procedure);
  const write = async (flavour: (typeof FLAVOURS)[number]): Promise<void> => {
    const target = await saveTarget({ name: t(`${words}.fileName`, { project: project.name }), extension: 'csv' });
    if (target === null) return;
    const result = await run({ project: project.id, target, flavour });
    if (result !== null) say(t(`${words}.exported`, { count: result.rows }));
  };
  if (isRunning) return <Loading progress={progress} onCancel={cancel} />;
  return (
    <>
      {error !== null && <ErrorPanel error={error} />}
      {FLAVOURS.map((flavour) => (
        <Button key={flavour} onClick={() => void write(flavour)}>
          {t(`${words}.exports.${flavour}`)}
        </Button>
      ))}
    </>
  );
}
