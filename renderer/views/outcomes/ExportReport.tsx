import type { ReactNode } from 'react';
import { Menu } from '@mantine/core';
import { REPORT_FORMATS } from '#shared/contract/reports.ts';
import type { ReportFormat } from '#shared/contract/reports.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { saveTarget } from '#renderer/api/choose-files.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { useSelection } from '#renderer/state/location.ts';
import { say as toast } from '#renderer/state/toasts.ts';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';

type Props = {
  project: ProjectSummary;
  analysis: string;
  /** What the tab was asked with, beside the selection. */
  parameters?: Record<string, unknown>;
  title: string;
};

/** The report of a tab as a file: what it says and draws, stamped with the data and the head of the trail. */
export function ExportReport({ project, analysis, parameters = {}, title }: Props): ReactNode {
  const { t, language } = useWords();
  const selection = useSelection();
  const { run, error } = useRun('report.export');
  const write = async (format: ReportFormat): Promise<void> => {
    const target = await saveTarget({ name: `${title} ${project.name}.${format}`, extension: format });
    if (target === null) return;
    const asked = [{ analysis, parameters: { ...selection, ...parameters } }];
    const written = await run({ project: project.id, asked, format, language, title, target });
    if (written !== null) toast(t('outcomes.export.written'));
  };
  return (
    <>
      {error !== null && <ErrorPanel error={error} />}
      <MenuButton label={t('outcomes.export.label')} text={t('outcomes.export.text')} end>
        {REPORT_FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => void write(format)}>
            {t(`outcomes.export.formats.${format}`)}
          </Menu.Item>
        ))}
      </MenuButton>
    </>
  );
}
