import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { chipText } from '#shared/story/chip-text.ts';
import type { KnownBlock, Story } from '#shared/story/schema.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { written } from './edit-story.ts';
import { RemovableList } from './RemovableList.tsx';
import { valueGroups } from './value-groups.ts';
import css from './StoryDialogs.module.css';

export type Compared = Extract<KnownBlock, { type: 'compare' }>['binds'];

const FEWEST = 2;
const MOST_COMPARED = 6;

type Props = {
  story: Story;
  page: string;
  binds: Compared;
  onChoose: (binds: Compared) => void;
  onClose: () => void;
};

/** Two to six measures that are read side by side, each with a name. */
export function CompareDialog({ story, page, binds, onChoose, onClose }: Props): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const [chosen, setChosen] = useState(binds);
  const [bind, setBind] = useState<string | null>(null);
  const [name, setName] = useState('');
  const take = (): void => {
    if (chosen.length < FEWEST) return;
    onChoose(chosen);
    onClose();
  };
  const offAdd =
    chosen.length >= MOST_COMPARED
      ? t('stories.comparing.full', { count: MOST_COMPARED })
      : bind === null
        ? t('stories.values.first')
        : name.trim() === ''
          ? t('stories.values.nameFirst')
          : null;
  const add = (): void => {
    if (bind === null) return;
    setChosen([...chosen, { bind, name: { [language]: name.trim() } }]);
    setBind(null);
    setName('');
  };
  return (
    <Dialog
      title={t('stories.partKinds.compare')}
      lead={t('stories.comparing.lead')}
      onClose={onClose}
      onSubmit={take}
      foot={
        <DialogFoot
          submit={t('stories.values.take')}
          off={chosen.length < FEWEST ? t('stories.comparing.fewest', { count: FEWEST }) : null}
          onLeave={onClose}
        />
      }
    >
      <div className={css['stack']}>
        <RemovableList
          label={t('stories.comparing.there')}
          items={chosen.map((one) => {
            const called = written(one.name, language) || t('story.untranslated');
            const value = chipText(story, one.bind, null, words)?.text ?? one.bind;
            return { text: `${called}: ${value}`, remove: t('stories.comparing.removeOf', { name: called }) };
          })}
          onRemove={(index) => setChosen(chosen.filter((_, other) => other !== index))}
        />
        <div className={css['pair']}>
          <Choice
            label={t('stories.value')}
            value={bind}
            options={valueGroups(story, page, { named: true, words })}
            onChange={setBind}
            searchable
            insideDialog
          />
          <TextInput
            label={t('stories.nameOfMeasure')}
            value={name}
            maxLength={300}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <div>
          <Button off={offAdd} onClick={add}>
            {t('stories.comparing.add')}
          </Button>
        </div>
        <p className={type['note']}>{t('stories.values.more')}</p>
      </div>
    </Dialog>
  );
}
