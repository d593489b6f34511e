import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Checked } from '#shared/story/checks/check-story.ts';
import type { Story } from '#shared/story/schema.ts';
import { changePreferences } from '#renderer/state/change-preferences.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './StoryDialogs.module.css';

type Props = {
  rule: Checked;
  onWaive: (waiver: Story['waived'][number]) => void;
  onClose: () => void;
};

/** Lets a warning stand, with the reason and the name of whoever says so. */
export function WaiveDialog({ rule, onWaive, onClose }: Props): ReactNode {
  const { t, say } = useWords();
  const [by, setBy] = useState(usePreferences((preferences) => preferences.name));
  const [why, setWhy] = useState('');
  const [first] = rule.faults;
  const off = by.trim() === '' ? t('challenge.missing.by') : why.trim() === '' ? t('stories.signing.needsWords') : null;
  const waive = (): void => {
    if (off !== null) return;
    changePreferences({ name: by.trim() });
    onWaive({ id: rule.id, why: why.trim(), by: by.trim() });
    onClose();
  };
  return (
    <Dialog
      title={t('stories.waive.title', { rule: rule.id })}
      lead={first === undefined ? undefined : `${rule.id}: ${say(first.why)}`}
      onClose={onClose}
      onSubmit={waive}
      foot={<DialogFoot submit={t('stories.waive.do')} off={off} onLeave={onClose} />}
    >
      <div className={css['stack']}>
        <TextInput
          label={t('challenge.by')}
          value={by}
          maxLength={200}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <Textarea
          label={t('stories.waive.why')}
          value={why}
          rows={3}
          maxLength={2000}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  );
}
