import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Design } from '#shared/analyses/ab-test/design.ts';
import { sizeOf } from '#shared/analyses/ab-test/said.ts';
import type { AbMetric } from '#shared/analyses/ab-test/schema.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { Kept } from './Kept.tsx';
import css from './Settings.module.css';

const MOST = 4;

/** What a guardrail can be put on: a measure of the log, or one that is being defined. */
export type Guarded = Pick<AbMetric, 'name' | 'label' | 'kind' | 'currency' | 'better'> & { said: string };

type Guardrail = NonNullable<Design['guardrails']>[number];

type Props = {
  guardrails: readonly Guardrail[];
  measures: readonly Guarded[];
  onChange: (guardrails: Guardrail[]) => void;
};

/** Measures that must not get worse, each by no more than its margin. */
export function Guardrails({ guardrails, measures, onChange }: Props): ReactNode {
  const { t, say } = useWords();
  const [draft, setDraft] = useState<{ metric: string | null; margin: number | null } | null>(null);
  const free = measures.filter(({ name }) => !guardrails.some(({ metric }) => metric === name));
  const chosen = free.find(({ name }) => name === draft?.metric);
  const isRate = chosen?.kind === 'rate';
  const add = (): void => {
    if (chosen === undefined || draft === null || draft.margin === null) return;
    onChange([...guardrails, { metric: chosen.name, margin: isRate ? draft.margin / 100 : draft.margin }]);
    setDraft(null);
  };
  return (
    <Kept
      title={t('outcomes.ab.guardrails.title')}
      note={t('outcomes.ab.guardrails.note')}
      items={guardrails.map(({ metric, margin }) => {
        const found = measures.find(({ name }) => name === metric);
        return {
          key: metric,
          name: found?.said ?? metric,
          text:
            found === undefined
              ? ''
              : t(`outcomes.ab.guardrails.${found.better}`, { margin: say(sizeOf(margin, found)) }),
        };
      })}
      onRemove={(name) => onChange(guardrails.filter(({ metric }) => metric !== name))}
    >
      {draft !== null ? (
        <div className={css['form']} role="group" aria-label={t('outcomes.ab.guardrails.add')}>
          <div className={css['fields']}>
            <Choice
              label={t('outcomes.ab.guardrails.metric')}
              value={draft.metric}
              options={free.map(({ name, said }) => ({ value: name, label: said }))}
              onChange={(metric) => setDraft({ ...draft, metric })}
            />
            <NumberField
              label={t('outcomes.ab.guardrails.margin')}
              description={t(`outcomes.ab.guardrails.${isRate ? 'inPoints' : 'inUnit'}`)}
              value={draft.margin}
              accepts={(value) => value >= 0}
              expected={t('outcomes.ab.guardrails.expected')}
              onChange={(margin) => setDraft({ ...draft, margin })}
            />
          </div>
          <div className={css['buttons']}>
            <Button
              off={
                chosen === undefined || draft.margin === null || draft.margin < 0
                  ? t('outcomes.ab.guardrails.incomplete')
                  : null
              }
              onClick={add}
            >
              {t('outcomes.ab.guardrails.addDo')}
            </Button>
            <Button kind="quiet" onClick={() => setDraft(null)}>
              {t('ui.cancel')}
            </Button>
          </div>
        </div>
      ) : (
        guardrails.length < MOST &&
        free.length > 0 && (
          <LinkButton onClick={() => setDraft({ metric: null, margin: null })}>
            {t('outcomes.ab.guardrails.add')}
          </LinkButton>
        )
      )}
    </Kept>
  );
}
