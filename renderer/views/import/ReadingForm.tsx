import type { ReactNode } from 'react';
import type { Reading } from '#shared/contract/imports.ts';
import { changeDraft } from '#renderer/state/import-draft.ts';
import type { ImportDraft, Said } from '#renderer/state/import-draft.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Import.module.css';

const AS_WRITTEN = 'as-written';
const ORDERS = ['day-first', 'month-first'] as const;

/** Day or month first, which sheet, which time zone: what a file does not always say by itself. */
export function ReadingForm({ reading, draft }: { reading: Reading; draft: ImportDraft }): ReactNode {
  const { t } = useWords();
  const answer = (said: Partial<Said>): void => changeDraft({ said: { ...draft.said, ...said }, reached: 0 });
  const zone = (value: string): void => {
    const { timezone: _before, ...others } = draft.said;
    changeDraft({ said: value === AS_WRITTEN ? others : { ...others, timezone: value }, reached: 0 });
  };
  const order = draft.said.dates ?? reading.dates;
  return (
    <div className={css['reading']}>
      <Segments
        isField
        legend={t('import.file.dates')}
        value={order}
        options={ORDERS.map((value) => ({ value, label: t(`mapping.dates.${value}`) }))}
        onChange={(dates) => answer({ dates })}
      />
      {reading.sheets.length > 1 && (
        <div className={css['field']}>
          <Choice
            label={t('import.file.sheet')}
            value={draft.said.sheet ?? reading.sheet}
            options={reading.sheets}
            onChange={(sheet) => answer({ sheet })}
          />
        </div>
      )}
      <div className={css['field']}>
        <Choice
          label={t('import.file.timezone')}
          searchable
          value={draft.said.timezone ?? AS_WRITTEN}
          options={[{ value: AS_WRITTEN, label: t('import.file.asWritten') }, ...zones()]}
          description={t('import.file.timezoneHint')}
          onChange={zone}
        />
      </div>
    </div>
  );
}

function zones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}
