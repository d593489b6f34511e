import type { ReactNode } from 'react';
import type { Question } from '#shared/contract/imports.ts';
import type { ColumnPart } from '#shared/domain/role.ts';
import { changeDraft } from '#renderer/state/import-draft.ts';
import type { ImportDraft, Said } from '#renderer/state/import-draft.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Import.module.css';

/** What names and values leave open; those that stop the import say so. */
export function Questions({ questions, draft }: { questions: readonly Question[]; draft: ImportDraft }): ReactNode {
  const { t, format } = useWords();
  if (questions.length === 0) return null;
  return (
    <section className={css['questions']} aria-label={t('import.questions')}>
      {questions.map((question) => (
        <div key={`${question.key} ${question.role ?? ''} ${question.columns.join()}`} className={css['question']}>
          <div>
            <Badge shape={question.mandatory ? 'act' : 'ask'}>{t(`import.${urgencyOf(question)}`)}</Badge>
            <p>
              {t(`mapping.questions.${question.key}`, {
                columns: format.list(question.columns.map((name) => format.quote(name))),
                choices: question.choices.slice(0, 6).join(', '),
                role: question.role === null ? '' : t(`mapping.parts.${question.role}`),
              })}
            </p>
          </div>
          <Answer question={question} draft={draft} />
        </div>
      ))}
    </section>
  );
}

/** The part of a column is fixed by the import; what values mean can be said later. */
function urgencyOf({ key, mandatory }: Question): 'mustAnswer' | 'ifSo' | 'mayWait' {
  return mandatory ? 'mustAnswer' : key === 'missingOutcome' ? 'ifSo' : 'mayWait';
}

function Answer({ question, draft }: { question: Question; draft: ImportDraft }): ReactNode {
  const { t } = useWords();
  const say = (said: Partial<Said>): void => changeDraft({ said: { ...draft.said, ...said } });
  const label = t(`import.answers.${question.key}`);
  const choice = (values: readonly string[], value: string | null, put: (value: string) => void): ReactNode => (
    <div className={css['field']}>
      <Choice
        label={label}
        value={value}
        options={[...values]}
        searchable={values.length > 8}
        onChange={put}
        placeholder={t('import.choose')}
      />
    </div>
  );
  const play = (column: string): void => {
    if (question.role !== null) say({ parts: { ...draft.said.parts, [column]: question.role satisfies ColumnPart } });
  };
  switch (question.key) {
    case 'dates':
      return (
        <Segments
          legend={label}
          value={draft.said.dates ?? null}
          options={(['day-first', 'month-first'] as const).map((value) => ({
            value,
            label: t(`mapping.dates.${value}`),
          }))}
          onChange={(dates) => say({ dates })}
        />
      );
    case 'percent':
      return (
        <Segments
          legend={label}
          value={draft.said.percent === undefined ? null : draft.said.percent ? 'yes' : 'no'}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`ui.${value}`) }))}
          onChange={(value) => say({ percent: value === 'yes' })}
        />
      );
    case 'positive':
      return choice(question.choices, draft.said.positive ?? null, (positive) => say({ positive }));
    case 'arms':
      return choice(question.choices, draft.said.treatment ?? null, (treatment) => say({ treatment }));
    case 'missingRole':
    case 'noColumn':
    case 'missingOutcome':
      return choice(question.choices, null, play);
    case 'columnTwice':
      return choice(question.columns, null, play);
    default:
      return null;
  }
}
