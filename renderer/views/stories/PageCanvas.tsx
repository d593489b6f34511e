import { Textarea } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { PAGES } from '#shared/domain/finding.ts';
import type { PageId } from '#shared/domain/finding.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { changePage } from '#shared/story/pages.ts';
import { isKnownBlock } from '#shared/story/schema.ts';
import type { Annotation, Audience, Block, Chapter, Story, StoryPage } from '#shared/story/schema.ts';
import { addBlock, moveBlock, removeBlock } from '#shared/story/structure.ts';
import { sees } from '#shared/story/tell.ts';
import { deskKey, useStoryDesk } from '#renderer/stories/story-desk.ts';
import { Link } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { AddPart } from './AddPart.tsx';
import { CanvasPart } from './CanvasPart.tsx';
import type { PartAction } from './CanvasPart.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import type { Compared } from './CompareDialog.tsx';
import { changeBlock, fieldOf, withField, withNotes, written } from './edit-story.ts';
import type { EditedField } from './edit-story.ts';
import { NotesDialog } from './NotesDialog.tsx';
import { TemplateText } from './TemplateText.tsx';
import { ValueDialog } from './ValueDialog.tsx';
import css from './Stories.module.css';

type Props = {
  project: string;
  story: Story;
  page: StoryPage;
  chapter: Chapter;
  audience: Audience;
  /** The page was made a moment ago: its title waits for words. */
  isNew: boolean;
  onChange: (story: Story) => void;
  onChip: (name: string) => void;
  onTold: (text: string) => void;
  /** It was shown: its title no longer asks for the focus. */
  onSeen: () => void;
};

type Caret = { part: number; field: EditedField; at: number };

/** One page as it will be shown, its words open for editing. */
export function PageCanvas(props: Props): ReactNode {
  const { project, story, page, chapter, audience, isNew, onChange, onChip, onTold, onSeen } = props;
  const words = useWords();
  const { t, language } = words;
  const place = page.place?.page;
  const toPage = PAGES.includes(place as PageId) ? (place as PageId) : null;
  useEffect(onSeen, [onSeen]);
  const caret = useRef<Caret | null>(null);
  const [inserting, setInserting] = useState<number | null>(null);
  const [marking, setMarking] = useState<number | null>(null);
  const [comparing, setComparing] = useState<number | null>(null);
  const [focus, setFocus] = useState<{ at: number; on: 'menu' | 'text' } | null>(null);
  const onFocused = useCallback(() => setFocus(null), []);
  const shown = page.blocks.flatMap((block, at) => (isShown(block, audience) ? [at] : []));
  const kindOf = (block: Block): string => (isKnownBlock(block) ? t(`stories.blocks.${block.type}`) : block.type);
  const setText = (at: number, field: EditedField, text: string): void =>
    onChange(changeBlock(story, page.id, at, (one) => withField(one, field, { language, text })));
  const act = (action: PartAction, at: number, block: Block): void => {
    const part = shown.indexOf(at) + 1;
    if (action === 'value') setInserting(at);
    if (action === 'marks') setMarking(at);
    if (action === 'compared') setComparing(at);
    if (action === 'caption') {
      onChange(changeBlock(story, page.id, at, (one) => withField(one, 'caption', { language, text: '' })));
      setFocus({ at, on: 'text' });
    }
    if (action === 'remove') {
      onChange(removeBlock(story, page.id, at));
      onTold(t('stories.told.partRemoved', { kind: kindOf(block) }));
    }
    if (action === 'up' || action === 'down') {
      const step = action === 'up' ? -1 : 1;
      const moved = moveBlock(story, page.id, { at, step, isShown: (one) => isShown(one, audience) });
      onChange(moved.story);
      setFocus({ at: moved.at, on: 'menu' });
      onTold(t('stories.told.partMoved', { kind: kindOf(block), part: part + step, parts: shown.length }));
    }
  };
  const add = (block: Block): void => {
    // What was read from the project took a moment: the story may have been edited since.
    const now = useStoryDesk.getState()[deskKey(project, story.id)]?.story ?? story;
    const added = addBlock(now, page.id, block);
    if (added === null) return;
    onChange(added.story);
    setFocus({ at: added.at, on: fieldOf(block) === null ? 'menu' : 'text' });
    onTold(t('stories.told.partAdded', { kind: kindOf(block) }));
  };
  const insert = (at: number, chip: string): void => {
    const block = page.blocks[at];
    const field = block === undefined ? null : fieldOf(block);
    if (block === undefined || field === null) return;
    const text = written((block as Record<string, unknown>)[field] as Chapter['title'] | undefined, language);
    const from = caret.current?.part === at && caret.current.field === field ? caret.current.at : text.length;
    setText(at, field, `${text.slice(0, from)}{{${chip}}}${text.slice(from)}`);
    setFocus({ at, on: 'text' });
  };
  const compared = comparing === null ? null : comparedOf(page.blocks[comparing]);
  const marked = marking === null ? null : markable(story, page.blocks[marking]);
  return (
    <article className={css['sheet']}>
      <TemplateText
        story={story}
        template={written(chapter.title, language)}
        label={t('stories.chapterTitle')}
        placeholder={t('stories.chapterTitle')}
        className={css['chapterName']}
        onChange={(title) =>
          onChange({
            ...story,
            chapters: story.chapters.map((one) =>
              one.id === chapter.id ? { ...one, title: { ...one.title, [language]: title } } : one,
            ),
          })
        }
        onChip={onChip}
      />
      <h1 className={css['message']}>
        <TemplateText
          story={story}
          template={written(page.message, language)}
          label={t('stories.title')}
          placeholder={t('stories.titleFirst')}
          takesFocus={isNew}
          onChange={(next) =>
            onChange(changePage(story, page.id, (one) => ({ ...one, message: { ...one.message, [language]: next } })))
          }
          onChip={onChip}
        />
      </h1>
      {shown.map((at, index) => {
        const block = page.blocks[at]!;
        return (
          <CanvasPart
            key={at}
            {...{ story, page, block, audience, onChip, onFocused }}
            part={index + 1}
            focus={focus?.at === at ? focus.on : null}
            actions={actionsOf(story, block, { isFirst: index === 0, isLast: index === shown.length - 1 })}
            onText={(field, text) => setText(at, field, text)}
            onCaret={(field, where) => {
              caret.current = { part: at, field, at: where };
            }}
            onAction={(action) => act(action, at, block)}
          />
        );
      })}
      <AddPart project={project} story={story} page={page.id} onAdd={add} />
      {toPage !== null && (
        <p className={css['explore']}>
          <Link to={{ place: toPage, tab: page.place?.tab ?? null }}>{t('stories.explore')}</Link>
        </p>
      )}
      <Notes
        text={notesOf(page, language)}
        label={t('stories.notes')}
        onChange={(text) => onChange(changePage(story, page.id, (one) => withNotes(one, language, text)))}
      />
      {marking !== null && marked !== null && (
        <NotesDialog
          story={story}
          {...marked}
          onClose={() => setMarking(null)}
          onChange={(annotations) => onChange(changeBlock(story, page.id, marking, (one) => ({ ...one, annotations })))}
        />
      )}
      {comparing !== null && compared !== null && (
        <CompareDialog
          story={story}
          page={page.id}
          binds={compared}
          onClose={() => setComparing(null)}
          onChoose={(binds) => onChange(changeBlock(story, page.id, comparing, (one) => ({ ...one, binds })))}
        />
      )}
      {inserting !== null && (
        <ValueDialog
          title={t('stories.partActions.value')}
          story={story}
          page={page.id}
          onClose={() => setInserting(null)}
          onChoose={(chip) => insert(inserting, chip)}
        />
      )}
    </article>
  );
}

function isShown(block: Block, audience: Audience): boolean {
  return block.type !== 'notes' && sees(block, audience);
}

function comparedOf(block: Block | undefined): Compared | null {
  return block !== undefined && isKnownBlock(block) && block.type === 'compare' ? block.binds : null;
}

/** A figure that can be marked, with the marks it has. */
function markable(story: Story, block: Block | undefined): { figure: Figure; annotations: Annotation[] } | null {
  if (block === undefined || !isKnownBlock(block) || block.type !== 'figure') return null;
  const figure = story.figures[block.figure]?.stored;
  return figure !== undefined ? { figure, annotations: block.annotations ?? [] } : null;
}

function actionsOf(
  story: Story,
  block: Block,
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): PartAction[] {
  return [
    ...(fieldOf(block) === null ? [] : (['value'] as const)),
    ...(isKnownBlock(block) && block.type === 'figure' && block.caption === undefined ? (['caption'] as const) : []),
    ...(markable(story, block) === null ? [] : (['marks'] as const)),
    ...(isKnownBlock(block) && block.type === 'compare' ? (['compared'] as const) : []),
    ...(isFirst ? [] : (['up'] as const)),
    ...(isLast ? [] : (['down'] as const)),
    'remove',
  ];
}

function Notes({
  text,
  label,
  onChange,
}: {
  text: string;
  label: string;
  onChange: (text: string) => void;
}): ReactNode {
  const [draft, setDraft] = useState(text);
  return (
    <div className={css['notes']}>
      <Textarea
        label={label}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={5000}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => {
          if (draft !== text) onChange(draft);
        }}
      />
    </div>
  );
}

function notesOf(page: StoryPage, language: 'en' | 'fr'): string {
  const notes = page.blocks.find(({ type }) => type === 'notes');
  return notes !== undefined && isKnownBlock(notes) && notes.type === 'notes' ? written(notes.text, language) : '';
}
