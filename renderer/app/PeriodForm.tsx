import type { ReactNode } from 'react';
import { periodRange } from '#shared/domain/period.ts';
import type { Selection } from '#shared/domain/selection.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { select, useSelection } from '#renderer/state/location.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Options } from '#renderer/ui/Options.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './TopBar.module.css';

const MONTHS_LISTED = 6;
const WHOLE = 'whole';

/** The whole log, one of the last months, or from a month to another. */
export function PeriodForm({ project, onDone }: { project: ProjectSummary; onDone: () => void }): ReactNode {
  const { t, format } = useWords();
  const { period, from, to, ...others } = useSelection();
  const { months } = project;
  const start = period ?? from?.slice(0, 7) ?? months[0] ?? '';
  const end = period ?? to?.slice(0, 7) ?? months.at(-1) ?? '';
  const named = months.map((value) => ({ value, label: format.month(value) }));
  const isWhole = period === undefined && from === undefined && to === undefined;
  const chooseSpan = (a: string, b: string): void => select({ ...others, ...spanOf(a, b, months) });
  return (
    <>
      <Options
        options={[{ value: WHOLE, label: t('shell.wholePeriod') }, ...named.slice(-MONTHS_LISTED)]}
        value={isWhole ? WHOLE : (period ?? null)}
        onChange={(value) => {
          select(value === WHOLE ? others : { ...others, period: value });
          onDone();
        }}
      />
      {months.length > 1 && (
        <div className={css['range']}>
          <Choice
            label={t('shell.fromMonth')}
            options={named}
            value={start}
            onChange={(month) => chooseSpan(month, end)}
            insideDialog
          />
          <Choice
            label={t('shell.toMonth')}
            options={named}
            value={end}
            onChange={(month) => chooseSpan(start, month)}
            insideDialog
          />
        </div>
      )}
    </>
  );
}

function spanOf(a: string, b: string, months: readonly string[]): Pick<Selection, 'period' | 'from' | 'to'> {
  const [low, high] = a <= b ? [a, b] : [b, a];
  if (low === months[0] && high === months.at(-1)) return {};
  return low === high ? { period: low } : { from: periodRange(low)?.from, to: periodRange(high)?.to };
}
