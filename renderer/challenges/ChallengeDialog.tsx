import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { CHALLENGE_KINDS, RAISERS, REASON_WORDS, STANCES, wordCount } from '#shared/domain/challenge.ts';
import type { ChallengeKind, Raiser } from '#shared/domain/challenge.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { changePreferences } from '#renderer/state/change-preferences.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { say } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { draftText, emptyDraft, missingPart } from './challenge-form.ts';
import type { Draft, Fact } from './challenge-form.ts';
import css from './Challenges.module.css';

type Props = { project: string; caseId: string; facts: readonly Fact[]; onClose: () => void };

const TEXT = 5000;

/** What somebody says of a decision: agreed, not sure or not agreed, and why. */
export function ChallengeDialog({ project, caseId, facts, onClose }: Props): ReactNode {
  const { t } = useWords();
  const name = usePreferences((preferences) => preferences.name);
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(name));
  const { run, cancel, isRunning, progress, error } = useRun('challenges.take');
  const change = (next: Partial<Draft>): void => setDraft((now) => ({ ...now, ...next }));
  const missing = missingPart(draft);
  const isContested = draft.stance !== 'agree';
  const send = async (step: 'save' | 'open'): Promise<void> => {
    changePreferences({ name: draft.by.trim() });
    const taken = { step, by: draft.by, ...draftText(draft, facts) };
    if ((await run({ project, case: caseId, id: null, taken })) === null) return;
    await refreshSummary(project);
    onClose();
    say(t(`challenge.${step === 'save' ? 'saved' : isContested ? 'raised' : 'agreed'}`));
  };
  const off = isRunning
    ? t('ui.underWay')
    : missing === null
      ? null
      : t(`challenge.missing.${missing}`, { words: REASON_WORDS });
  return (
    <Dialog
      title={t('challenge.title', { id: caseId })}
      lead={t('challenge.lead')}
      onClose={onClose}
      tall
      onSubmit={() => {
        if (off === null) void send('open');
      }}
      foot={
        <>
          <Button kind="quiet" onClick={isRunning ? cancel : onClose}>
            {t('ui.cancel')}
          </Button>
          {isContested && (
            <Button onClick={() => void send('save')} off={draft.by.trim() === '' ? t('challenge.missing.by') : null}>
              {t('challenge.save')}
            </Button>
          )}
          <Button kind="primary" type="submit" off={off}>
            {t(isContested ? 'challenge.raise' : 'challenge.agree')}
          </Button>
        </>
      }
    >
      <Segments
        legend={t('challenge.stance')}
        isField
        options={STANCES.map((value) => ({ value, label: t(`challenge.stances.${value}`) }))}
        value={draft.stance}
        onChange={(stance) => change({ stance })}
      />
      <div className={css['pair']}>
        <TextInput
          label={t('challenge.by')}
          value={draft.by}
          maxLength={200}
          onChange={(event) => change({ by: event.currentTarget.value })}
        />
        <Choice
          label={t('challenge.as')}
          value={draft.raisedAs}
          options={RAISERS.map((value) => ({ value, label: t(`challenges.raisers.${value}`) }))}
          onChange={(next) => change({ raisedAs: next as Raiser })}
          insideDialog
        />
      </div>
      {isContested && (
        <>
          <Choice
            label={t('challenge.kind')}
            placeholder={t('challenge.kindFirst')}
            value={draft.kind}
            options={CHALLENGE_KINDS.map((value) => ({ value, label: t(`challenges.kinds.${value}`) }))}
            onChange={(next) => change({ kind: next as ChallengeKind })}
            insideDialog
          />
          <Contested facts={facts} draft={draft} onChange={(contested) => change({ contested })} />
          <Textarea
            label={t('challenge.reason')}
            description={t('challenge.reasonWords', { count: wordCount(draft.reason), words: REASON_WORDS })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft.reason}
            maxLength={TEXT}
            rows={4}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
          <Textarea
            label={t('challenge.expected')}
            value={draft.expected}
            maxLength={TEXT}
            rows={2}
            onChange={(event) => change({ expected: event.currentTarget.value })}
          />
        </>
      )}
      {isRunning && <Loading progress={progress} />}
      {error !== null && <ErrorPanel error={error} />}
    </Dialog>
  );
}

/** The facts behind the score, each to be contested with what it should be. */
function Contested(props: {
  facts: readonly Fact[];
  draft: Draft;
  onChange: (contested: Draft['contested']) => void;
}): ReactNode {
  const { facts, draft, onChange } = props;
  const { t } = useWords();
  if (facts.length === 0) return null;
  const set = (feature: string, shouldBe: string | null): void => {
    const { [feature]: _former, ...others } = draft.contested;
    onChange(shouldBe === null ? others : { ...others, [feature]: shouldBe });
  };
  return (
    <fieldset className={css['facts']}>
      <legend>{t('challenge.facts')}</legend>
      {facts.map(({ feature, label, value }) => {
        const shouldBe = draft.contested[feature];
        return (
          <div key={feature} className={css['fact']}>
            <label className={css['check']}>
              <input
                type="checkbox"
                checked={shouldBe !== undefined}
                onChange={(event) => set(feature, event.currentTarget.checked ? '' : null)}
              />
              {t('challenge.fact', { label, value: value ?? t('filters.notFilled') })}
            </label>
            {shouldBe !== undefined && (
              <TextInput
                aria-label={t('challenge.shouldBeOf', { label })}
                placeholder={t('challenge.shouldBe')}
                value={shouldBe}
                maxLength={500}
                onChange={(event) => set(feature, event.currentTarget.value)}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
