import type { ReactNode } from 'react';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './StoryDialogs.module.css';

type Props = {
  label: string;
  /** What each one says, and how taking it off is called. */
  items: readonly { text: ReactNode; remove: string }[];
  onRemove: (index: number) => void;
};

/** What a dialog has gathered so far, each with a way to take it off; nothing where there is none. */
export function RemovableList({ label, items, onRemove }: Props): ReactNode {
  const { t } = useWords();
  if (items.length === 0) return null;
  return (
    <ul className={css['signatures']} aria-label={label}>
      {items.map(({ text, remove }, index) => (
        <li key={index}>
          {text}{' '}
          <LinkButton label={remove} onClick={() => onRemove(index)}>
            {t('stories.partActions.remove')}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
