import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Choice } from '#renderer/ui/Choice.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { listedNames } from './described-model.ts';
import type { Asked, Typed } from './described-model.ts';
import css from './DescribeModel.module.css';

type Props = { asked: Asked; typed: Typed; onChange: (typed: Typed) => void };

const TASKS = ['binary_classification', 'regression'] as const;
const KINDS = ['probability', 'score'] as const;

/** What the description of a model would say, asked of the person: only what its file leaves open. */
export function DescribeModel({ asked, typed, onChange }: Props): ReactNode {
  const { t } = useWords();
  const isAsked = (key: string): boolean => asked.missing.includes(key);
  const isClass = typed.task !== 'regression';
  const put = (change: Partial<Typed>): void => onChange({ ...typed, ...change });
  const text = (key: 'name' | 'version' | 'target' | 'positive', description?: string): ReactNode => (
    <TextInput
      label={t(`describe.${key}`)}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={typed[key]}
      maxLength={500}
      onChange={(event) => put({ [key]: event.currentTarget.value })}
    />
  );
  const classes = asked.classes.join(', ');
  const positive = typed.positive.trim();
  const isOtherWord = positive !== '' && !asked.classes.includes(positive);
  return (
    <div className={css['fields']}>
      <p className={css['whole']}>{t('describe.lead')}</p>
      {text('name')}
      {text('version', t('describe.versionWhy'))}
      <Choice
        label={t('describe.task')}
        value={typed.task ?? null}
        options={TASKS.map((value) => ({ value, label: t(`describe.tasks.${value}`) }))}
        onChange={(task) => put({ task: task as Typed['task'] })}
        insideDialog
      />
      {text('target', t('describe.targetWhy'))}
      {isClass && text('positive', classes === '' ? t('describe.positiveWhy') : t('describe.positiveOf', { classes }))}
      {isAsked('class') && isClass && isOtherWord && (
        <Choice
          label={t('describe.class')}
          value={typed.class}
          options={asked.classes}
          onChange={(one) => put({ class: one })}
          insideDialog
        />
      )}
      {isAsked('features') && (
        <Textarea
          className={css['whole'] ?? ''}
          label={t('describe.features', { columns: asked.columns })}
          description={t('describe.featuresSaid', {
            count: listedNames(typed.features).length,
            columns: asked.columns,
          })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={typed.features}
          autosize
          minRows={3}
          maxRows={8}
          onChange={(event) => put({ features: event.currentTarget.value })}
        />
      )}
      {isAsked('score') && (
        <Choice
          label={t('describe.score')}
          value={typed.score}
          options={asked.outputs}
          onChange={(score) => put({ score })}
          insideDialog
        />
      )}
      {isAsked('column') && (
        <NumberField
          label={t('describe.column')}
          value={typed.column}
          onChange={(column) => put({ column })}
          accepts={(value) => Number.isInteger(value) && value >= 0}
          expected={t('describe.columnExpected')}
        />
      )}
      {isAsked('kind') && isClass && (
        <Choice
          label={t('describe.kind')}
          value={typed.kind ?? null}
          options={KINDS.map((value) => ({ value, label: t(`describe.kinds.${value}`) }))}
          onChange={(kind) => put({ kind: kind as Typed['kind'] })}
          insideDialog
        />
      )}
      {isClass && (
        <NumberField
          label={t('describe.threshold')}
          description={t('describe.thresholdWhy')}
          value={typed.threshold}
          onChange={(threshold) => put({ threshold })}
        />
      )}
      {isAsked('shape') && (
        <p role="alert" className={css['whole']}>
          {t('describe.shape')}
        </p>
      )}
    </div>
  );
}

/** What the answers given so far leave open, by the names of their fields. */
export function StillOpen({ asked }: { asked: Asked }): ReactNode {
  const { t } = useWords();
  const fields = asked.missing.map((key) => t(`describe.${key}`, { columns: asked.columns }));
  return (
    <p role="alert" className={css['open']}>
      {t('describe.stillOpen', { fields: fields.join('; ') })}
    </p>
  );
}
