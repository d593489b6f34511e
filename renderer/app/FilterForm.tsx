import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { columnName } from '#renderer/ui/selection-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { filterColumns, knownValues } from './filter-values.ts';

const MISSING = '\u0000missing';

export function FilterForm({ project, onAdd }: { project: ProjectSummary; onAdd: (where: string) => void }): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const [name, setName] = useState<string | null>(null);
  const [value, setValue] = useState<string | null>(null);
  const overview = useAnalysis<Overview>('overview').result?.result ?? null;
  const bundle = project.bundles.find((one) => one.role === 'champion') ?? project.bundles[0];
  const passport = useCall(
    'bundle.passport',
    bundle === undefined ? null : { project: project.id, bundle: bundle.id },
    project.state,
  ).result;
  const columns = filterColumns(project.columns);
  const column = columns.find((one) => one.name === name);
  const values = column === undefined ? [] : knownValues(column, overview, passport?.manifest ?? null, language);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (name !== null && value !== null && value !== '') onAdd(`${name}=${value === MISSING ? '' : value}`);
  };
  const isReady = name !== null && value !== null && value !== '';
  return (
    <form onSubmit={add} style={{ display: 'contents' }}>
      <Choice
        label={t('shell.filterColumn')}
        placeholder={t('shell.filterColumnHint')}
        searchable
        value={name}
        options={columns.map((one) => ({ value: one.name, label: columnName(one, words) }))}
        onChange={(next) => {
          setName(next);
          setValue(null);
        }}
        insideDialog
      />
      {values.length > 0 ? (
        <Choice
          label={t('shell.filterValue')}
          searchable={values.length > 8}
          value={value}
          options={[...values, { value: MISSING, label: t('filters.notFilled') }]}
          onChange={setValue}
          insideDialog
        />
      ) : (
        <TextInput
          label={t('shell.filterValue')}
          description={t('shell.filterValueHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={value ?? ''}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      )}
      <Button type="submit" kind="secondary" off={isReady ? null : t('shell.filterOff')}>
        {t('shell.filterAdd')}
      </Button>
    </form>
  );
}
