import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { LANGUAGES } from '#shared/domain/language.ts';
import { AUDIENCES } from '#shared/story/schema.ts';
import type { Audience, Objective, Story } from '#shared/story/schema.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { DayField } from '#renderer/ui/DayField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './StoryDialogs.module.css';

type Props = { story: Story; onChange: (story: Story) => void; onClose: () => void };

const LONG = ['objective', 'decision', 'population'] as const;
const SHORT = ['baseline', 'owner'] as const;
const DEPTHS: Readonly<Record<Audience, number>> = { decision: 1, expert: 2, audit: 3 };

/** What the whole story is for: its title, its objective, who reads it, and the limits that its checks keep to. */
export function StorySettings({ story, onChange, onClose }: Props): ReactNode {
  const { t } = useWords();
  const [draft, setDraft] = useState(story);
  const { objective, limits } = draft;
  const setObjective = (change: Partial<Objective>): void =>
    setDraft((now) => ({ ...now, objective: { ...now.objective, ...change } }));
  const setLimits = (change: Partial<Story['limits']>): void =>
    setDraft((now) => ({ ...now, limits: { ...now.limits, ...change } }));
  const isFor = (audience: Audience): boolean => draft.audiences.some(({ id }) => id === audience);
  const save = (): void => {
    const { title, minutes, audiences } = draft;
    // Only what stands in this form: the pages may have been edited meanwhile.
    onChange({ ...story, title, objective, minutes, audiences, limits });
    onClose();
  };
  return (
    <Dialog
      title={t('stories.settings.title')}
      lead={t('stories.settings.lead')}
      onClose={onClose}
      onSubmit={save}
      tall
      foot={<DialogFoot submit={t('stories.settings.keep')} onLeave={onClose} />}
    >
      <div className={css['stack']}>
        <div className={css['pair']}>
          {LANGUAGES.map((language) => (
            <TextInput
              key={language}
              label={t('stories.settings.titleIn', { language: t(`stories.language.${language}`) })}
              value={draft.title[language] ?? ''}
              maxLength={300}
              onChange={(event) => {
                const text = event.currentTarget.value;
                setDraft((now) => ({ ...now, title: { ...now.title, [language]: text } }));
              }}
            />
          ))}
        </div>
        <div className={css['pair']}>
          <TextInput
            label={t('stories.settings.kpi')}
            value={objective.kpi}
            maxLength={300}
            onChange={(event) => setObjective({ kpi: event.currentTarget.value })}
          />
          <TextInput
            label={t('stories.settings.unit')}
            value={objective.unit}
            maxLength={50}
            onChange={(event) => setObjective({ unit: event.currentTarget.value })}
          />
          <Choice
            label={t('stories.settings.direction')}
            value={objective.direction}
            options={(['up', 'down'] as const).map((value) => ({
              value,
              label: t(`stories.settings.directions.${value}`),
            }))}
            onChange={(value) => setObjective({ direction: value as Objective['direction'] })}
            insideDialog
          />
          <NumberField
            label={t('stories.settings.target')}
            value={objective.target}
            onChange={(target) => setObjective({ target })}
          />
          {SHORT.map((part) => (
            <TextInput
              key={part}
              label={t(`stories.settings.${part}`)}
              value={objective[part]}
              maxLength={300}
              onChange={(event) => setObjective({ [part]: event.currentTarget.value })}
            />
          ))}
          <DayField label={t('stories.settings.due')} value={objective.due} onChange={(due) => setObjective({ due })} />
          <NumberField
            label={t('stories.settings.minutes')}
            value={draft.minutes}
            accepts={(value) => value >= 0}
            onChange={(minutes) => setDraft((now) => ({ ...now, minutes }))}
          />
        </div>
        {LONG.map((part) => (
          <Textarea
            key={part}
            label={t(`stories.settings.${part}`)}
            value={objective[part]}
            rows={2}
            maxLength={5000}
            onChange={(event) => setObjective({ [part]: event.currentTarget.value })}
          />
        ))}
        <fieldset className={css['checks']}>
          <legend>{t('stories.settings.audiences')}</legend>
          {AUDIENCES.map((audience) => (
            <label key={audience}>
              <input
                type="checkbox"
                checked={isFor(audience)}
                onChange={(event) => {
                  const isIn = event.currentTarget.checked;
                  setDraft((now) => ({
                    ...now,
                    audiences: AUDIENCES.filter((one) =>
                      one === audience ? isIn : now.audiences.some(({ id }) => id === one),
                    ).map((one) => ({ id: one, depth: DEPTHS[one] })),
                  }));
                }}
              />{' '}
              {t(`story.audiences.${audience}`)}
            </label>
          ))}
        </fieldset>
        <div className={css['pair']}>
          <NumberField
            label={t('stories.settings.maxAgeDays')}
            value={limits.maxAgeDays}
            accepts={(value) => value > 0}
            onChange={(value) => value !== null && setLimits({ maxAgeDays: value })}
          />
          <NumberField
            label={t('stories.settings.maxMissing')}
            unit="%"
            value={limits.maxMissing * 100}
            accepts={(value) => value >= 0 && value <= 100}
            onChange={(value) => value !== null && setLimits({ maxMissing: value / 100 })}
          />
          <NumberField
            label={t('stories.settings.minGroup')}
            value={limits.minGroup}
            accepts={(value) => value >= 1}
            onChange={(value) => value !== null && setLimits({ minGroup: value })}
          />
        </div>
      </div>
    </Dialog>
  );
}
