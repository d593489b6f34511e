import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { MetricDefinition } from '#shared/analyses/ab-test/design.ts';
import type { AbMetric } from '#shared/analyses/ab-test/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { columnName } from '#renderer/ui/selection-text.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { Kept } from './Kept.tsx';
import { definitionOf, EMPTY_DRAFT, measurable, measureText, OPERATORS, WORD } from './measures.ts';
import type { MeasureDraft, MeasureOperator } from './measures.ts';
import css from './Settings.module.css';

const MOST = 8;
const KINDS: readonly AbMetric['kind'][] = ['rate', 'mean', 'ratio'];

type Props = {
  project: ProjectSummary;
  measures: readonly MetricDefinition[];
  onChange: (measures: MetricDefinition[]) => void;
};

/** Measures of one's own beside those that the log holds: a share, an average, or a sum divided by another. */
export function Measures({ project, measures, onChange }: Props): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const [draft, setDraft] = useState<MeasureDraft | null>(null);
  return (
    <Kept
      title={t('outcomes.ab.measures.title')}
      note={t('outcomes.ab.measures.note')}
      items={measures.map((one) => ({
        key: one.name,
        name: one.name,
        text: [
          measureText(one, project, words),
          ...(one.population === undefined
            ? []
            : [t('outcomes.ab.measures.says.population', { population: one.population })]),
          ...(one.winsorise === undefined
            ? []
            : [t('outcomes.ab.measures.says.winsorised', { share: format.percent(one.winsorise, 1) })]),
        ].join(', '),
      }))}
      onRemove={(name) => onChange(measures.filter((one) => one.name !== name))}
    >
      {draft !== null ? (
        <MeasureForm
          project={project}
          draft={draft}
          taken={measures.map(({ name }) => name)}
          onDraft={setDraft}
          onDone={(added) => {
            if (added !== null) onChange([...measures, added]);
            setDraft(null);
          }}
        />
      ) : (
        measures.length < MOST && (
          <LinkButton onClick={() => setDraft(EMPTY_DRAFT)}>{t('outcomes.ab.measures.add')}</LinkButton>
        )
      )}
    </Kept>
  );
}

type FormProps = {
  project: ProjectSummary;
  draft: MeasureDraft;
  taken: readonly string[];
  onDraft: (draft: MeasureDraft) => void;
  onDone: (added: MetricDefinition | null) => void;
};

function MeasureForm({ project, draft, taken, onDraft, onDone }: FormProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const set = (change: Partial<MeasureDraft>): void => onDraft({ ...draft, ...change });
  const all = measurable(project);
  const numbers = all.filter(({ type }) => type === 'number');
  const options = (draft.kind === 'rate' ? all : numbers).map(({ column }) => ({
    value: column.name,
    label: columnName(column, words),
  }));
  const isText = all.some(({ column, type }) => column.name === draft.column && type === 'text');
  const definition = definitionOf(draft, project);
  const why =
    definition === null
      ? t('outcomes.ab.measures.incomplete')
      : taken.includes(definition.name)
        ? t('outcomes.ab.measures.taken')
        : null;
  return (
    <div className={css['form']} role="group" aria-label={t('outcomes.ab.measures.add')}>
      <div className={css['fields']}>
        <Choice
          label={t('outcomes.ab.measures.kind')}
          value={draft.kind}
          options={KINDS.map((value) => ({ value, label: t(`outcomes.ab.measures.kinds.${value}`) }))}
          onChange={(kind) => set({ kind: KINDS.find((one) => one === kind) ?? 'mean', column: null, value: '' })}
        />
        <Choice
          label={t(`outcomes.ab.measures.columnOf.${draft.kind}`)}
          value={draft.column}
          options={options}
          searchable
          onChange={(column) =>
            set({
              column,
              operator: all.some((one) => one.column.name === column && one.type === 'text') ? '=' : '>=',
            })
          }
        />
        {draft.kind === 'rate' && (
          <>
            <Choice
              label={t('outcomes.ab.measures.operator')}
              value={draft.operator}
              options={(isText ? OPERATORS.slice(0, 2) : OPERATORS).map((value) => ({
                value,
                label: t(`outcomes.ab.measures.operators.${WORD[value]}`),
              }))}
              onChange={(operator) => set({ operator: operator as MeasureOperator })}
            />
            <TextInput
              label={t('outcomes.ab.measures.value')}
              description={isText ? t('outcomes.ab.measures.valueNote') : null}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={draft.value}
              maxLength={200}
              onChange={(event) => set({ value: event.currentTarget.value })}
            />
          </>
        )}
        {draft.kind === 'ratio' && (
          <Choice
            label={t('outcomes.ab.measures.per')}
            value={draft.per}
            options={options}
            searchable
            onChange={(per) => set({ per })}
          />
        )}
        <TextInput
          label={t('outcomes.ab.measures.name')}
          value={draft.name}
          maxLength={200}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Choice
          label={t('outcomes.ab.fields.better')}
          value={draft.better}
          options={[
            { value: 'up', label: t('outcomes.ab.fields.up') },
            { value: 'down', label: t('outcomes.ab.fields.down') },
          ]}
          onChange={(better) => set({ better: better === 'down' ? 'down' : 'up' })}
        />
      </div>
      {draft.kind !== 'rate' && project.meaning.currency !== null && (
        <Tick
          label={t('outcomes.ab.measures.money', { currency: project.meaning.currency })}
          checked={draft.money}
          onChange={(money) => set({ money })}
        />
      )}
      {draft.kind === 'mean' && (
        <Tick
          label={t('outcomes.ab.measures.winsorise')}
          checked={draft.winsorise}
          onChange={(winsorise) => set({ winsorise })}
        />
      )}
      <div className={css['buttons']}>
        <Button off={why} onClick={() => onDone(definition)}>
          {t('outcomes.ab.measures.addDo')}
        </Button>
        <Button kind="quiet" onClick={() => onDone(null)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  );
}

function Tick(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }): ReactNode {
  const id = useId();
  return (
    <label className={css['tick']} htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
