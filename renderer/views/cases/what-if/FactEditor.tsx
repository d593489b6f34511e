import { memo } from 'react';
import type { ReactNode } from 'react';
import { valueName } from '#shared/analyses/amounts.ts';
import type { WhatIfFact } from '#shared/contract/what-if.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import type { Value } from './tried.ts';
import css from './WhatIf.module.css';

type Props = { fact: WhatIfFact; name: string; now: Value; onChange: (value: Value) => void };

const NOTHING = '\u0000';

/** The control that fits a fact: a slider with a field, yes and no, or a list. */
export const FactEditor = memo(function FactEditor(props: Props): ReactNode {
  const { fact } = props;
  if (fact.editor.kind === 'number') return <NumberEditor {...props} editor={fact.editor} />;
  if (fact.editor.kind === 'category') return <CategoryEditor {...props} editor={fact.editor} />;
  return <FlagEditor {...props} />;
});

type NumberKind = Extract<WhatIfFact['editor'], { kind: 'number' }>;

function NumberEditor({ fact, name, now, onChange, editor }: Props & { editor: NumberKind }): ReactNode {
  const { t, language } = useWords();
  const { min, max, low, high, step } = editor;
  const text = (value: number): string => {
    const named = valueName(value, { ...fact, valueLabel: {} });
    return named.text[language] ?? named.otherwise;
  };
  const value = typeof now === 'number' ? now : null;
  const expected = t('whatIf.expected', { low: text(min), high: text(max) });
  return (
    <div className={css['number']}>
      <input
        type="range"
        className={css['slider']}
        aria-label={name}
        aria-valuetext={value === null ? t('filters.notFilled') : text(value)}
        min={low}
        max={high}
        step={step}
        value={value ?? low}
        onChange={(event) => onChange(clean(Number(event.currentTarget.value)))}
      />
      <NumberField
        label={t('whatIf.typed', { name })}
        labelHidden
        value={value}
        accepts={(typed) => typed >= min && typed <= max}
        expected={expected}
        width={104}
        onChange={(typed) => {
          if (typed !== null || fact.nullable) onChange(typed);
        }}
      />
    </div>
  );
}

/** Without the noise of binary fractions. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

function FlagEditor({ fact, name, now, onChange }: Props): ReactNode {
  const { t } = useWords();
  return (
    <Segments
      legend={name}
      options={[
        { value: 'no', label: t('ui.no') },
        { value: 'yes', label: t('ui.yes') },
        ...(fact.nullable ? [{ value: NOTHING, label: t('filters.notFilled') }] : []),
      ]}
      value={now === null ? NOTHING : now === true ? 'yes' : 'no'}
      onChange={(next) => onChange(next === NOTHING ? null : next === 'yes')}
    />
  );
}

type CategoryKind = Extract<WhatIfFact['editor'], { kind: 'category' }>;

function CategoryEditor({ fact, name, now, onChange, editor }: Props & { editor: CategoryKind }): ReactNode {
  const { t, language } = useWords();
  const { choices } = editor;
  return (
    <Choice
      label={name}
      labelHidden
      searchable={choices.length > 12}
      value={now === null ? NOTHING : String(now)}
      options={[
        ...choices.map(({ value, label }) => ({ value: String(value), label: label[language] ?? String(value) })),
        ...(fact.nullable || now === null ? [{ value: NOTHING, label: t('filters.notFilled') }] : []),
      ]}
      onChange={(next) => onChange(choices.find(({ value }) => String(value) === next)?.value ?? null)}
    />
  );
}
