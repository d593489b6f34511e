import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { typedNumber, writtenNumber } from '#shared/domain/typed-number.ts';

export type NumberFieldProps = {
  label: string;
  /** The label is read out and not drawn: what stands beside the field names it. */
  labelHidden?: boolean;
  value: number | null;
  onChange: (value: number | null) => void;
  unit?: string;
  description?: string;
  /** What is accepted; the sentence begins with what was expected. */
  accepts?: (value: number) => boolean;
  expected?: string;
  width?: number;
};

/** A number as people write it: comma or point, spaces between thousands. Kept when it is left and right. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const {
    label,
    labelHidden = false,
    value,
    onChange,
    unit,
    description,
    accepts = () => true,
    expected,
    width,
  } = props;
  const { t, language } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? { value } : typedNumber(typed);
  const wrong = parsed === null || (parsed.value !== null && !accepts(parsed.value));
  const leave = (): void => {
    if (wrong || parsed === null) return;
    if (parsed.value !== value) onChange(parsed.value);
    setTyped(null);
  };
  return (
    <TextInput
      {...(labelHidden ? { 'aria-label': label } : { label })}
      inputMode="decimal"
      value={typed ?? writtenNumber(value, language)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
      error={wrong ? (expected ?? t('ui.numberExpected')) : null}
      description={description}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      {...(unit === undefined
        ? {}
        : { rightSection: <span>{unit}</span>, rightSectionWidth: `${1.25 + unit.length * 0.5}rem` })}
      {...(width === undefined ? {} : { w: `${width / 16}rem` })}
    />
  );
}
