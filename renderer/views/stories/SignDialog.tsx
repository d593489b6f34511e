import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { blocking } from '#shared/story/checks/check-story.ts';
import type { Checked } from '#shared/story/checks/check-story.ts';
import { SIGNATURE_STATES } from '#shared/story/schema.ts';
import type { Signature, Story } from '#shared/story/schema.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { changePreferences } from '#renderer/state/change-preferences.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { say as toast } from '#renderer/state/toasts.ts';
import { adoptStory, changedElsewhere, flushStory } from '#renderer/stories/story-desk.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { DayField } from '#renderer/ui/DayField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { Signatures } from './Signatures.tsx';
import css from './StoryDialogs.module.css';

const ROLES = ['author', 'validator', 'owner', 'auditor'] as const;

type Props = {
  project: string;
  story: Story;
  /** Hash of what the project holds of it now. */
  content: string | null;
  checked: readonly Checked[];
  /** The figures are being computed again. */
  isRunning: boolean;
  onPage: (page: string) => void;
  onClose: () => void;
};

/** Signs what the story says now: approved once nothing blocks, or turned down, with a name and a role. */
export function SignDialog({ project, story, content, checked, isRunning, onPage, onClose }: Props): ReactNode {
  const { t, say } = useWords();
  const [by, setBy] = useState(usePreferences((preferences) => preferences.name));
  const [role, setRole] = useState<string>('validator');
  const [state, setState] = useState<Signature['state']>('approved');
  const [reserve, setReserve] = useState('');
  const [reserveDue, setReserveDue] = useState<string | null>(null);
  const { run, cancel, isRunning: isSigning, progress, error } = useRun('stories.sign');
  const [elsewhere, setElsewhere] = useState<Error | null>(null);
  // While the figures are being computed, only whether they moved is open.
  const failing = blocking(checked).filter(({ id }) => !(isRunning && id === 'S6'));
  const isApproved = state !== 'rejected';
  const off = isSigning
    ? t('ui.underWay')
    : by.trim() === ''
      ? t('challenge.missing.by')
      : isApproved && failing.length > 0
        ? t('story.fails', { count: failing.length })
        : isApproved && isRunning
          ? t('stories.checking')
          : state !== 'approved' && reserve.trim() === ''
            ? t('stories.signing.needsWords')
            : null;
  const sign = async (): Promise<void> => {
    changePreferences({ name: by.trim() });
    setElsewhere(null);
    if (!(await flushStory(project, story.id))) {
      setElsewhere(changedElsewhere(story.id));
      return;
    }
    const signature = { role, by: by.trim(), state, reserve, reserveDue };
    const signed = await run({ project, story: story.id, signature });
    if (signed === null) return;
    adoptStory(project, signed);
    await refreshSummary(project);
    toast(t('stories.signing.done'));
    onClose();
  };
  return (
    <Dialog
      title={t('stories.signing.title')}
      lead={t('stories.signing.lead')}
      onClose={isSigning ? cancel : onClose}
      wide
      onSubmit={() => {
        if (off === null) void sign();
      }}
      foot={<DialogFoot submit={t('stories.signing.do')} off={off} onLeave={isSigning ? cancel : onClose} />}
    >
      <div className={css['stack']}>
        <div className={css['pair']}>
          <TextInput
            label={t('challenge.by')}
            value={by}
            maxLength={200}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
          <Choice
            label={t('stories.signing.role')}
            value={role}
            options={ROLES.map((value) => ({ value, label: t(`stories.signing.roles.${value}`) }))}
            onChange={setRole}
            insideDialog
          />
        </div>
        <Choice
          label={t('stories.signing.verdict')}
          value={state}
          options={SIGNATURE_STATES.map((value) => ({ value, label: t(`stories.signing.states.${value}`) }))}
          onChange={(next) => setState(next as Signature['state'])}
          description={t(`stories.signing.attests.${state}`)}
          insideDialog
        />
        {state !== 'approved' && (
          <Textarea
            label={t(`stories.signing.words.${state}`)}
            value={reserve}
            rows={3}
            maxLength={5000}
            onChange={(event) => setReserve(event.currentTarget.value)}
          />
        )}
        {state === 'approved_with_reserves' && (
          <DayField label={t('stories.signing.reserveDue')} value={reserveDue} onChange={setReserveDue} />
        )}
        {isApproved && failing.length > 0 && (
          <section className={css['failing']} aria-label={t('stories.signing.keeps')}>
            <h3 className={type['panelTitle']}>{t('story.fails', { count: failing.length })}</h3>
            <ul>
              {failing.flatMap(({ id, faults }) =>
                faults.map(({ page, why }, at) => (
                  <li key={`${id} ${at}`}>
                    {page === null ? (
                      `${id}: ${say(why)}`
                    ) : (
                      <LinkButton
                        onClick={() => {
                          onPage(page);
                          onClose();
                        }}
                      >
                        {id}: {say(why)}
                      </LinkButton>
                    )}
                  </li>
                )),
              )}
            </ul>
          </section>
        )}
        {isApproved && isRunning && <p className={type['note']}>{t('stories.signing.waits')}</p>}
        <Signatures story={story} content={content} />
        {isSigning && <Loading progress={progress} what={t('stories.checking')} />}
        {(error ?? elsewhere) !== null && <ErrorPanel error={error ?? elsewhere} />}
      </div>
    </Dialog>
  );
}
