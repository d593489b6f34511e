import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';

export type FramingFieldProps = {
  label: string;
  hint: string;
  value: string;
  isOff: boolean;
  onLeave: (value: string) => void;
  className?: string | undefined;
};

/** A text that is saved when it is left. */
export function LongField({ label, hint, value, isOff, onLeave }: FramingFieldProps): ReactNode {
  const [typed, setTyped] = useState(value);
  return (
    <Textarea
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      rows={3}
      maxLength={2000}
      readOnly={isOff}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onLeave(typed.trim())}
    />
  );
}

export function ShortField({ label, hint, value, isOff, onLeave, className }: FramingFieldProps): ReactNode {
  const [typed, setTyped] = useState(value);
  return (
    <TextInput
      className={className ?? ''}
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={300}
      readOnly={isOff}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onLeave(typed.trim())}
    />
  );
}
