import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Story } from '#shared/story/schema.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { valueGroups } from './value-groups.ts';
import css from './StoryDialogs.module.css';

type Props = {
  title: string;
  story: Story;
  page: string;
  /** A measure: a number of the data, with a name. */
  named?: boolean;
  onChoose: (value: string, name: string) => void;
  onClose: () => void;
};

/** One of the values that the story holds; those of the page come first. */
export function ValueDialog({ title, story, page, named = false, onChoose, onClose }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const [value, setValue] = useState<string | null>(null);
  const [name, setName] = useState('');
  const groups = valueGroups(story, page, { named, words });
  const off =
    value === null ? t('stories.values.first') : named && name.trim() === '' ? t('stories.values.nameFirst') : null;
  const take = (): void => {
    if (off !== null || value === null) return;
    onChoose(value, name.trim());
    onClose();
  };
  return (
    <Dialog
      title={title}
      lead={t('stories.values.lead')}
      onClose={onClose}
      onSubmit={take}
      foot={<DialogFoot submit={t('stories.values.take')} off={off} onLeave={onClose} />}
    >
      <div className={css['stack']}>
        <Choice label={t('stories.value')} value={value} options={groups} onChange={setValue} searchable insideDialog />
        {named && (
          <TextInput
            label={t('stories.nameOfMeasure')}
            value={name}
            maxLength={300}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <p className={type['note']}>{t('stories.values.more')}</p>
      </div>
    </Dialog>
  );
}
