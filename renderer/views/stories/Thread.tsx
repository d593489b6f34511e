import { Menu } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { plainText } from '#shared/report/report.ts';
import { CHAPTER_ROLES } from '#shared/story/schema.ts';
import type { Audience, ChapterRole, Story, StoryPage } from '#shared/story/schema.ts';
import { CHAPTER_TITLES } from '#shared/story/arc.ts';
import { sees, tellText } from '#shared/story/tell.ts';
import { Dots } from '#renderer/ui/Glyph.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import type { ChapterAction, PageAction, Structure } from './use-structure.ts';
import css from './Stories.module.css';

type Props = {
  story: Story;
  audience: Audience;
  current: string | null;
  structure: Structure;
  onOpen: (page: string) => void;
};

/** The chapters with their pages, each by its title; the page that is open and every chapter have a menu. */
export function Thread({ story, audience, current, structure, onOpen }: Props): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const list = useRef<HTMLOListElement>(null);
  const { focus } = structure;
  useEffect(() => {
    if (focus === null) return undefined;
    // After the menu that was just used has closed, and before it would take the focus back.
    const soon = setTimeout(() => {
      const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
      items
        .find(({ dataset }) => dataset['item'] === focus.item)
        ?.querySelector('button')
        ?.focus();
    }, 0);
    return () => clearTimeout(soon);
  }, [focus]);
  return (
    <>
      <ol ref={list} className={css['chapters']}>
        {story.chapters.map((chapter, at) => (
          <li key={chapter.id}>
            <div className={css['chapterRow']} data-item={`chapter ${chapter.id}`}>
              <h2 className={css['chapter']}>{plainText(tellText(story, chapter.title, { words }))}</h2>
              <ItemMenu
                kind="chapter"
                title={plainText(tellText(story, chapter.title, { words }))}
                actions={chapterActions(story, at)}
                onAction={(action) => structure.onChapter(action, chapter)}
              />
            </div>
            <ul>
              {chapter.pages
                .filter((page) => sees(page, audience))
                .map((page) => (
                  <li key={page.id} className={css['pageRow']} data-item={`page ${page.id}`}>
                    <button
                      type="button"
                      className={css['pageLink']}
                      aria-current={page.id === current ? 'page' : undefined}
                      onClick={() => onOpen(page.id)}
                    >
                      {plainText(tellText(story, page.message, { words }))}
                    </button>
                    {page.id === current && (
                      <ItemMenu
                        kind="page"
                        title={plainText(tellText(story, page.message, { words }))}
                        actions={pageActions(story, page, audience)}
                        onAction={(action) => structure.onPage(action, page, chapter)}
                      />
                    )}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
      <div className={css['addChapter']}>
        <MenuButton label={t('stories.addChapter')} text={t('stories.addChapter')} width={240}>
          {CHAPTER_ROLES.map((role: ChapterRole) => (
            <Menu.Item key={role} onClick={() => structure.onAddChapter(role)}>
              {CHAPTER_TITLES[role][language]}
            </Menu.Item>
          ))}
        </MenuButton>
      </div>
    </>
  );
}

type MenuProps<A extends string> = {
  kind: 'chapter' | 'page';
  title: string;
  actions: readonly A[];
  onAction: (action: A) => void;
};

function ItemMenu<A extends string>({ kind, title, actions, onAction }: MenuProps<A>): ReactNode {
  const { t } = useWords();
  return (
    <MenuButton label={t(`stories.menuOf.${kind}`, { title })} text={<Dots />} hasCaret={false} width={200} end>
      {actions.map((action) => (
        <Menu.Item key={action} onClick={() => onAction(action)}>
          {t(`stories.${kind}Actions.${action}`)}
        </Menu.Item>
      ))}
    </MenuButton>
  );
}

function chapterActions({ chapters }: Story, at: number): ChapterAction[] {
  return [
    'addPage',
    ...(at === 0 ? [] : (['up'] as const)),
    ...(at === chapters.length - 1 ? [] : (['down'] as const)),
    'remove',
  ];
}

function pageActions({ chapters }: Story, page: StoryPage, audience: Audience): PageAction[] {
  const at = chapters.findIndex(({ pages }) => pages.includes(page));
  const shown = chapters[at]?.pages.filter((one) => sees(one, audience)) ?? [];
  return [
    'addPage',
    ...(at === 0 && shown[0] === page ? [] : (['up'] as const)),
    ...(at === chapters.length - 1 && shown.at(-1) === page ? [] : (['down'] as const)),
    'remove',
  ];
}
