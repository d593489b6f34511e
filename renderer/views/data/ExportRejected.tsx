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

/** All lines set aside, as a file: as a spreadsheet opens it, or as a program reads it. */
export function ExportRejected({ project }: { project: ProjectSummary }): ReactNode {
  const { t } = useWords();
  const { run, cancel, isRunning, progress, error } = useRun('import.exportRejected');
  const write = async (flavour: (typeof FLAVOURS)[number]): Promise<void> => {
    const target = await saveTarget({ name: t('data.setAside.fileName', { project: project.name }), extension: 'csv' });
    if (target === null) return;
    const result = await run({ project: project.id, target, flavour });
    if (result !== null) say(t('data.setAside.exported', { count: result.rows }));
  };
  if (isRunning) return <Loading progress={progress} onCancel={cancel} />;
  return (
    <>
      {error !== null && <ErrorPanel error={error} />}
      {FLAVOURS.map((flavour) => (
        <Button key={flavour} onClick={() => void write(flavour)}>
          {t(`data.setAside.exports.${flavour}`)}
        </Button>
      ))}
    </>
  );
}
