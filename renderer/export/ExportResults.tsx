import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { useSelection } from '#renderer/state/location.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { ExportDialog } from './ExportDialog.tsx';

export type ExportResultsProps = {
  project: ProjectSummary;
  /** The analyses whose findings and figures are written, in their order. */
  asked: readonly string[];
  title: string;
  lead: string;
  children: ReactNode;
};

/** A link that writes what a page found, for the rows that are selected, as a document. */
export function ExportResults({ project, asked, title, lead, children }: ExportResultsProps): ReactNode {
  const { language } = useWords();
  const selection = useSelection();
  const [isOpen, setOpen] = useState(false);
  const { run, clear, ...running } = useRun('report.export');
  const parameters = Object.fromEntries(Object.entries(selection).filter(([, value]) => value !== undefined));
  return (
    <>
      <LinkButton
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        {children}
      </LinkButton>
      {isOpen && (
        <ExportDialog
          lead={lead}
          title={title}
          language={language}
          running={running}
          onClose={() => setOpen(false)}
          write={async (choice, target) => {
            const { format } = choice;
            const all = asked.map((analysis) => ({ analysis, parameters }));
            const input = { project: project.id, asked: all, format, language: choice.language, title, target };
            return (await run(input)) !== null;
          }}
        />
      )}
    </>
  );
}
