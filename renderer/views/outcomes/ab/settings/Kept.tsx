import type { ReactNode } from 'react';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Settings.module.css';

type Props = {
  title: string;
  note: string;
  items: readonly { key: string; name: string; text: string }[];
  onRemove: (key: string) => void;
  /** What adds one more. */
  children: ReactNode;
};

/** A short list of settings: what each is in words, and how it is taken out. */
export function Kept({ title, note, items, onRemove, children }: Props): ReactNode {
  const { t } = useWords();
  return (
    <section className={css['kept']} aria-label={title}>
      <h3>{title}</h3>
      <p className={css['note']}>{note}</p>
      {items.length > 0 && (
        <ul>
          {items.map(({ key, name, text }) => (
            <li key={key}>
              <span>
                <b>{name}</b>
                {text !== '' && <span className={css['says']}>{text}</span>}
              </span>
              <LinkButton label={t('outcomes.ab.removeOf', { name })} onClick={() => onRemove(key)}>
                {t('outcomes.ab.remove')}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
