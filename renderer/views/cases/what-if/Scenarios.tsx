import { Textarea, TextInput } from '@mantine/core';
import { memo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { level, valueName } from '#shared/analyses/amounts.ts';
import type { Changed } from '#shared/analyses/what-if/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Contract, Output } from '#shared/contract/index.ts';
import type { Scenario, WhatIfFact } from '#shared/contract/what-if.ts';
import type { Words } from '#shared/words/words.ts';
import { client } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PlainTable } from '#renderer/ui/PlainTable.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { say as toast } from '#renderer/state/toasts.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { labelOf } from '../case-sentences.ts';
import { settingsOf } from './tried.ts';
import type { Change, Tried, Value } from './tried.ts';
import css from './WhatIf.module.css';

type Facts = Extract<Output<Contract['whatIf.facts']>, { ok: true }>;
type Props = {
  project: ProjectSummary;
  id: string;
  facts: Facts;
  tried: Tried;
  onTry: (next: Change) => void;
  /** The case as it is. */
  before: Changed['before'] | null;
};

const COMPARED = 4;

/** What was tried and kept, with its note; up to four side by side. */
export const Scenarios = memo(function Scenarios({ project, id, facts, tried, onTry, before }: Props): ReactNode {
  const words = useWords();
  const { t, say } = words;
  const asked = useCall('whatIf.scenarios', { project: project.id, case: id }, project.state);
  const [compared, setCompared] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const open = (one: Scenario): void =>
    onTry((now) => ({
      ...now,
      values: Object.fromEntries(one.settings.map(({ feature, value }) => [feature, value])),
    }));
  const remove = async (one: Scenario): Promise<void> => {
    try {
      await client.call('whatIf.remove', { project: project.id, case: id, id: one.id });
      heading.current?.focus();
      await refreshSummary(project.id);
      const { name, note, settings } = one;
      const undo = async (): Promise<void> => {
        await client.call('whatIf.save', { project: project.id, case: id, name, note, settings });
        await refreshSummary(project.id);
      };
      toast(t('whatIf.removed', { name }), () => void undo());
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <div className={css['scenarios']}>
      <h3 ref={heading} tabIndex={-1} className={type['panelTitle']}>
        {t('whatIf.scenarios')}
      </h3>
      {error !== null && <ErrorPanel error={error} />}
      <Panel asked={asked}>
        {({ scenarios }) => {
          const chosen = scenarios.filter((one) => compared.includes(one.id));
          return (
            <>
              {scenarios.length === 0 && <p className={type['note']}>{t('whatIf.noScenario')}</p>}
              <ul className={css['kept']}>
                {scenarios.map((one) => (
                  <li key={one.id}>
                    <label className={css['check']}>
                      <input
                        type="checkbox"
                        checked={compared.includes(one.id)}
                        aria-disabled={!compared.includes(one.id) && chosen.length >= COMPARED}
                        onChange={() => setCompared(toggled(compared, one.id, chosen.length < COMPARED))}
                      />
                      <span>
                        <strong>{one.name}</strong> {say(level(one.score, facts.unit))}
                        {one.decision !== null && `, ${labelOf(one.decision, words)}`}
                      </span>
                    </label>
                    {one.note !== '' && <p className={css['note']}>{one.note}</p>}
                    <p className={css['links']}>
                      <LinkButton label={t('whatIf.openOne', { name: one.name })} onClick={() => open(one)}>
                        {t('whatIf.openIt')}
                      </LinkButton>
                      {!project.readOnly && (
                        <LinkButton label={t('whatIf.removeOne', { name: one.name })} onClick={() => void remove(one)}>
                          {t('whatIf.remove')}
                        </LinkButton>
                      )}
                    </p>
                  </li>
                ))}
              </ul>
              {scenarios.length > COMPARED && <p className={type['note']}>{t('whatIf.compareNote')}</p>}
              {chosen.length > 0 && <Compared scenarios={chosen} facts={facts} before={before} />}
            </>
          );
        }}
      </Panel>
      {!project.readOnly && <SaveScenario project={project} id={id} facts={facts} tried={tried} />}
    </div>
  );
});

function toggled(list: readonly string[], id: string, hasRoom: boolean): readonly string[] {
  if (list.includes(id)) return list.filter((one) => one !== id);
  return hasRoom ? [...list, id] : list;
}

type Row = { id: string; head: string; asIs: string; of: (one: Scenario) => string };

/** As it is and up to four scenarios: score, decision, and every fact that one of them sets otherwise. */
function Compared({
  scenarios,
  facts,
  before,
}: Pick<Props, 'facts' | 'before'> & { scenarios: readonly Scenario[] }): ReactNode {
  const words = useWords();
  const { t, say, language } = words;
  const touched = facts.facts.filter(({ feature }) =>
    scenarios.some(({ settings }) => settings.some((one) => one.feature === feature)),
  );
  const scoreText = ({ score }: Changed['before']): string => say(level(score, facts.unit));
  const decisionText = ({ decision }: Changed['before']): string => (decision === null ? '' : labelOf(decision, words));
  const rows: Row[] = [
    {
      id: 'score',
      head: t('case.trace.score'),
      asIs: before === null ? '' : scoreText(before),
      of: scoreText,
    },
    {
      id: 'decision',
      head: t('case.trace.decision'),
      asIs: before === null ? '' : decisionText(before),
      of: decisionText,
    },
    ...touched.map((fact) => ({
      id: fact.feature,
      head: fact.label[language] ?? fact.feature,
      asIs: shown(fact, fact.value, words),
      of: ({ settings }: Scenario) => {
        const set = settings.find(({ feature }) => feature === fact.feature);
        return shown(fact, set === undefined ? fact.value : set.value, words);
      },
    })),
  ];
  const columns: TableColumn<Row>[] = [
    { id: 'fact', head: t('whatIf.fact'), isRowHead: true, cell: ({ head }) => head },
    { id: 'asIs', head: t('whatIf.before'), numeric: true, cell: ({ asIs }) => asIs },
    ...scenarios.map((one) => ({ id: one.id, head: one.name, numeric: true, cell: (row: Row) => row.of(one) })),
  ];
  return (
    <div className={css['compared']}>
      <PlainTable
        label={t('whatIf.compared', { count: scenarios.length })}
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index] ?? null}
        rowKey={({ id }) => id}
      />
    </div>
  );
}

function shown(fact: WhatIfFact, value: Value, { language }: Words): string {
  const label = fact.editor.kind === 'category' ? fact.editor.choices.find((one) => one.value === value)?.label : {};
  const { text, otherwise } = valueName(value, { ...fact, valueLabel: label ?? {} });
  return text[language] ?? otherwise;
}

function SaveScenario({ project, id, facts, tried }: Omit<Props, 'onTry' | 'before'>): ReactNode {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>(null);
  const settings = settingsOf(tried, facts.facts);
  const off = settings.length === 0 ? t('whatIf.nothingChanged') : name.trim() === '' ? t('whatIf.nameNeeded') : null;
  const save = async (): Promise<void> => {
    if (off !== null) return;
    try {
      await client.call('whatIf.save', { project: project.id, case: id, name, note, settings });
      await refreshSummary(project.id);
      toast(t('whatIf.saved', { name: name.trim() }));
      setName('');
      setNote('');
      setError(null);
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <form
      className={css['save']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={t('whatIf.scenarioName')}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t('whatIf.scenarioNote')}
        value={note}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" off={off}>
        {t('whatIf.save')}
      </Button>
      {error !== null && <ErrorPanel error={error} />}
    </form>
  );
}
