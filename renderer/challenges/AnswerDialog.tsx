import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { CHALLENGE_VERDICTS, isSamePerson } from '#shared/domain/challenge.ts';
import type { Challenge, ChallengeVerdict } from '#shared/domain/challenge.ts';
import { changePreferences } from '#renderer/state/change-preferences.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { useTakeStep } from './use-take-step.ts';
import css from './Challenges.module.css';

export type SignedStep = 'review' | 'answer' | 'close' | 'reopen';

type Props = { project: string; challenge: Challenge; step: SignedStep; onClose: () => void };

/** A step that somebody signs: taking it up, answering, closing, asking again. */
export function AnswerDialog({ project, challenge, step, onClose }: Props): ReactNode {
  const { t } = useWords();
  const name = usePreferences((preferences) => preferences.name);
  const [by, setBy] = useState(step === 'answer' && isSamePerson(name, challenge.raisedBy) ? '' : name);
  const [verdict, setVerdict] = useState<ChallengeVerdict | null>(null);
  const [text, setText] = useState('');
  const { take, isRunning, error } = useTakeStep(project, challenge);
  const hasText = step === 'answer' || step === 'reopen';
  const off = isRunning
    ? t('ui.underWay')
    : by.trim() === ''
      ? t('challenge.missing.by')
      : step === 'answer' && isSamePerson(by, challenge.raisedBy)
        ? t('challenge.missing.other', { name: challenge.raisedBy })
        : step === 'answer' && verdict === null
          ? t('challenge.missing.verdict')
          : hasText && text.trim() === ''
            ? t('challenge.missing.text')
            : null;
  const send = async (): Promise<void> => {
    changePreferences({ name: by.trim() });
    const taken =
      step === 'answer'
        ? { step, by, verdict: verdict ?? 'rejected', text }
        : step === 'reopen'
          ? { step, by, text }
          : { step, by };
    if (await take(taken)) onClose();
  };
  return (
    <Dialog
      title={t(`challenge.sign.${step}`)}
      lead={t(`challenge.signLead.${step}`, { name: challenge.raisedBy })}
      onClose={onClose}
      wide={hasText}
      onSubmit={() => {
        if (off === null) void send();
      }}
      foot={<DialogFoot submit={t(`challenge.steps.${step}`)} off={off} onLeave={onClose} />}
    >
      <div className={css['stack']}>
        <TextInput
          label={t('challenge.by')}
          value={by}
          maxLength={200}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        {step === 'answer' && (
          <Choice
            label={t('challenge.verdict')}
            placeholder={t('challenge.verdictFirst')}
            value={verdict}
            options={CHALLENGE_VERDICTS.map((value) => ({ value, label: t(`challenges.verdicts.${value}`) }))}
            onChange={(next) => setVerdict(next as ChallengeVerdict)}
            insideDialog
          />
        )}
        {hasText && (
          <Textarea
            label={t(`challenge.textOf.${step}`)}
            value={text}
            rows={5}
            maxLength={5000}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {error !== null && <ErrorPanel error={error} />}
      </div>
    </Dialog>
  );
}
