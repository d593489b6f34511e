import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useSelection } from '#renderer/state/location.ts';
import { PopoverButton } from '#renderer/ui/PopoverButton.tsx';
import { periodText } from '#renderer/ui/selection-text.ts';
import { useWords } from '#renderer/words/use-words.ts';

const PeriodForm = lazy(() => import('./PeriodForm.tsx').then((m) => ({ default: m.PeriodForm })));

export function PeriodMenu({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const shown = periodText(useSelection(), project.period, words);
  return (
    <PopoverButton label={words.t('shell.periodMenu', { period: shown })} text={shown}>
      {(close) => (
        <Suspense fallback={null}>
          <PeriodForm project={project} onDone={close} />
        </Suspense>
      )}
    </PopoverButton>
  );
}
