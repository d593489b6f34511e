import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { typedDay, writtenDay } from './typed-day.ts';

export type DayFieldProps = {
  label: string;
  description?: string;
  value: string | null;
  onChange: (day: string | null) => void;
};

/** A day in the order of the reader's language, whatever the settings of the computer. */
export function DayField({ label, description, value, onChange }: DayFieldProps): ReactNode {
  const { t, language } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? { day: value } : typedDay(typed);
  const leave = (): void => {
    if (parsed === null) return;
    if (parsed.day !== value) onChange(parsed.day);
    setTyped(null);
  };
  return (
    <TextInput
      label={label}
      value={typed ?? writtenDay(value, language)}
      placeholder={writtenDay('2025-08-31', language)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
      error={parsed === null ? t('ui.dayExpected', { example: writtenDay('2025-08-31', language) }) : null}
      description={description}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      w="15rem"
    />
  );
}
