import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Framing, ProjectSummary } from '#shared/contract/projects.ts';
import { client } from '#renderer/api/client.ts';
import { currentSummary, keepSummary } from '#renderer/api/use-project.ts';
import { framingProgress } from '#renderer/project/framing-progress.ts';
import { remember } from '#renderer/state/history.ts';
import { say } from '#renderer/state/toasts.ts';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import type from '#renderer/ui/type.module.css';
import { leadingNumberWord } from '#renderer/words/number-word.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { DataFrame } from './DataFrame.tsx';
import { LongField, ShortField } from './FramingField.tsx';
import type { FramingFieldProps } from './FramingField.tsx';
import css from './Data.module.css';

type TextField = Exclude<keyof Framing, 'kpiTarget' | 'kpiDirection'>;

const DIRECTIONS = ['up', 'down'] as const;
const LONG: TextField[] = ['objective', 'dataObjective', 'decision', 'population', 'scope', 'successCriterion'];

/** Business objective turned into a data objective. Saved when a field is left, and every change can be taken back. */
export function FramingTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const [trouble, setTrouble] = useState<unknown>(null);
  const { framing } = project;
  const { filled, all } = framingProgress(framing);
  const save = async (change: Partial<Framing>): Promise<void> => {
    setTrouble(null);
    const now = currentSummary();
    if (now === null) return;
    try {
      keepSummary(
        await client.call('project.saveFraming', { project: now.id, framing: { ...now.framing, ...change } }),
      );
    } catch (fault) {
      setTrouble(fault);
    }
  };
  const change = async <K extends keyof Framing>(field: K, value: Framing[K]): Promise<void> => {
    const before = framing[field];
    if (before === value) return;
    const put = (to: Framing[K]): void => void save({ [field]: to });
    await save({ [field]: value });
    remember({ undo: () => put(before), redo: () => put(value) });
    say(t('data.framing.saved', { field: t(`data.framing.fields.${field}`) }), () => put(before));
  };
  const text = (field: TextField): FramingFieldProps => ({
    label: t(`data.framing.fields.${field}`),
    hint: t(`data.framing.hints.${field}`),
    value: framing[field],
    isOff: project.readOnly,
    onLeave: (value) => void change(field, value),
  });
  return (
    <DataFrame
      verdict={
        filled === 0
          ? t('data.framing.none', { all })
          : filled === all
            ? t('data.framing.full')
            : t('data.framing.verdict', { count: filled, number: leadingNumberWord(filled, words), all })
      }
      lead={t('data.framing.lead')}
    >
      {trouble !== null && (
        <div className={css['told']}>
          <ErrorPanel error={trouble} />
        </div>
      )}
      <div className={css['form']}>
        {LONG.slice(0, 4).map((field) => (
          <LongField key={`${field} ${framing[field]}`} {...text(field)} />
        ))}
        <div className={css['wide']}>
          <h2 className={`${type['panelTitle']} ${css['sectionTitle']}`}>{t('data.framing.kpiHead')}</h2>
          <div className={css['row']}>
            <ShortField key={`kpi ${framing.kpi}`} {...text('kpi')} className={css['tool']} />
            <ShortField key={`unit ${framing.kpiUnit}`} {...text('kpiUnit')} className={css['narrow']} />
            <NumberField
              label={t('data.framing.fields.kpiTarget')}
              description={t('data.framing.hints.kpiTarget')}
              value={framing.kpiTarget}
              onChange={(value) => void change('kpiTarget', value)}
              width={160}
            />
            <Segments
              isField
              legend={t('data.framing.fields.kpiDirection')}
              value={framing.kpiDirection}
              options={DIRECTIONS.map((value) => ({ value, label: t(`data.framing.directions.${value}`) }))}
              onChange={(value) => void change('kpiDirection', value)}
            />
          </div>
        </div>
        {LONG.slice(4).map((field) => (
          <LongField key={`${field} ${framing[field]}`} {...text(field)} />
        ))}
        <ShortField key={`owner ${framing.owner}`} {...text('owner')} className={css['tool']} />
      </div>
    </DataFrame>
  );
}
