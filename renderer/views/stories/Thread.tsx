import type { ReactNode } from 'react';
import type { Audience, Story } from '#shared/story/schema.ts';
import { plainText } from '#shared/report/report.ts';
import { sees, tellText } from '#shared/story/tell.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Stories.module.css';

type Props = { story: Story; audience: Audience; current: string | null; onOpen: (page: string) => void };

/** The chapters with their pages, each by its title. */
export function Thread({ story, audience, current, onOpen }: Props): ReactNode {
  const words = useWords();
  return (
    <ol className={css['chapters']}>
      {story.chapters.map((chapter) => (
        <li key={chapter.id}>
          <h2 className={css['chapter']}>{plainText(tellText(story, chapter.title, { words }))}</h2>
          <ul>
            {chapter.pages
              .filter((page) => sees(page, audience))
              .map((page) => (
                <li key={page.id}>
                  <button
                    type="button"
                    className={css['pageLink']}
                    aria-current={page.id === current ? 'page' : undefined}
                    onClick={() => onOpen(page.id)}
                  >
                    {plainText(tellText(story, page.message, { words }))}
                  </button>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
