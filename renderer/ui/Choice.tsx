import { Select } from '@mantine/core';
import type { ComboboxData } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { Caret } from './Glyph.tsx';

export type ChoiceProps = {
  label: string;
  /** The label is read out and not drawn: a table or a sentence names the field. */
  labelHidden?: boolean;
  value: string | null;
  options: ComboboxData;
  onChange: (value: string) => void;
  searchable?: boolean;
  placeholder?: string;
  description?: string;
  width?: number | string;
  insideDialog?: boolean;
};

/** One of a list; with a search field in it when the list is long. */
export function Choice(props: ChoiceProps): ReactNode {
  const { label, labelHidden = false, value, options, onChange, searchable = false, placeholder, description } = props;
  const { t } = useWords();
  return (
    <Select
      {...(labelHidden ? { 'aria-label': label } : { label })}
      data={options}
      value={value}
      onChange={(next) => {
        if (next !== null) onChange(next);
      }}
      searchable={searchable}
      selectFirstOptionOnChange={searchable}
      allowDeselect={false}
      placeholder={placeholder ?? ''}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      nothingFoundMessage={t('ui.noMatch')}
      withScrollArea={false}
      styles={{ options: { maxHeight: '20rem', overflowY: 'auto' } }}
      rightSection={<Caret />}
      rightSectionPointerEvents="none"
      withCheckIcon={false}
      w={props.width ?? '100%'}
      comboboxProps={{
        transitionProps: { duration: 0 },
        withinPortal: props.insideDialog !== true,
        shadow: 'none',
        offset: 4,
      }}
    />
  );
}
