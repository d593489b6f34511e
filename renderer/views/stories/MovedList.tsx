import type { ReactNode } from 'react';
import { bindingText } from '#shared/story/chip-text.ts';
import type { Moved } from '#shared/story/moved.ts';
import type { Story } from '#shared/story/schema.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Stories.module.css';

type Props = { story: Story; moved: readonly Moved[]; onAccept: (lines: Moved[]) => void };

/** Figures that moved: what the story says, what the data say now, to accept line by line. */
export function MovedList({ story, moved, onAccept }: Props): ReactNode {
  const words = useWords();
  const { t, say } = words;
  const nameOf = (one: Moved): string => {
    if (one.kind === 'block')
      return one.stored.type === 'case'
        ? t('story.case', { ref: one.stored.ref.slice('case:'.length) })
        : t('stories.blocks.challenge-list');
    const figure = story.figures[one.name];
    return one.kind === 'figure' && figure !== undefined ? say(figure.stored.title) : one.name;
  };
  const textOf = (one: Moved, when: 'stored' | 'now'): string => {
    if (one.now === null && when === 'now') return t('stories.gone');
    if (one.kind === 'figure') return t(when === 'now' ? 'stories.otherFigure' : 'stories.thisFigure');
    if (one.kind === 'block') {
      const block = one[when];
      return block?.type === 'challenge-list'
        ? t('story.challengesAll', { count: block.stored.open })
        : t(when === 'now' ? 'stories.otherCase' : 'stories.thisCase');
    }
    const binding = story.bindings[one.name];
    const held = one[when];
    return binding === undefined || held === null ? '' : bindingText({ ...binding, ...held }, null, words).text;
  };
  return (
    <section className={css['moved']} aria-label={t('stories.movedTitle')}>
      <h2 className={type['panelTitle']}>{t('stories.moved', { count: moved.length })}</h2>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{t('stories.value')}</th>
            <th scope="col">{t('stories.before')}</th>
            <th scope="col">{t('stories.after')}</th>
            <th scope="col">
              <span className={css['hidden']}>{t('stories.accept')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {moved.map((one) => (
            <tr key={`${one.kind} ${one.name}`}>
              <th scope="row">{nameOf(one)}</th>
              <td>{textOf(one, 'stored')}</td>
              <td>{textOf(one, 'now')}</td>
              <td>
                {one.now !== null && (
                  <LinkButton label={t('stories.acceptOf', { name: nameOf(one) })} onClick={() => onAccept([one])}>
                    {t('stories.accept')}
                  </LinkButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button onClick={() => onAccept([...moved])}>{t('stories.acceptAll')}</Button>
    </section>
  );
}
