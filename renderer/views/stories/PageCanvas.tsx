import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LocalText } from '#shared/domain/language.ts';
import { PAGES } from '#shared/domain/finding.ts';
import type { PageId } from '#shared/domain/finding.ts';
import { plainText } from '#shared/report/report.ts';
import { changePage } from '#shared/story/pages.ts';
import { isKnownBlock } from '#shared/story/schema.ts';
import type { Audience, Block, Story, StoryPage } from '#shared/story/schema.ts';
import { sees, tellPage, tellText } from '#shared/story/tell.ts';
import { Link } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { changeBlock, editedField, withNotes, written } from './edit-story.ts';
import { TemplateText } from './TemplateText.tsx';
import { ToldBlock } from './ToldBlock.tsx';
import css from './Stories.module.css';

type Props = {
  story: Story;
  page: StoryPage;
  chapter: LocalText;
  audience: Audience;
  onChange: (story: Story) => void;
  onChip: (name: string) => void;
};

/** One page as it will be shown, its words open for editing. */
export function PageCanvas({ story, page, chapter, audience, onChange, onChip }: Props): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const place = page.place?.page;
  const toPage = PAGES.includes(place as PageId) ? (place as PageId) : null;
  return (
    <article className={css['sheet']}>
      <p className={type['note']}>{plainText(tellText(story, chapter, { words }))}</p>
      <h1 className={css['message']}>
        <TemplateText
          story={story}
          template={written(page.message, language)}
          label={t('stories.title')}
          onChange={(next) =>
            onChange(changePage(story, page.id, (one) => ({ ...one, message: { ...one.message, [language]: next } })))
          }
          onChip={onChip}
        />
      </h1>
      {page.blocks.map((block, at) =>
        sees(block, audience) && block.type !== 'notes' ? (
          <CanvasBlock
            key={at}
            {...{ story, page, block, audience, onChip }}
            onTemplate={(next) =>
              onChange(
                changeBlock(story, page.id, at, (one) => ({
                  ...one,
                  template: { ...(one as { template?: LocalText }).template, [language]: next },
                })),
              )
            }
          />
        ) : null,
      )}
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
    </article>
  );
}

type BlockProps = {
  story: Story;
  page: StoryPage;
  block: Block;
  audience: Audience;
  onTemplate: (template: string) => void;
  onChip: (name: string) => void;
};

function CanvasBlock({ story, page, block, audience, onTemplate, onChip }: BlockProps): ReactNode {
  const words = useWords();
  if (isKnownBlock(block) && editedField(block) === 'template' && 'template' in block)
    return (
      <TemplateText
        story={story}
        template={written(block.template, words.language)}
        label={words.t(`stories.blocks.${block.type}`)}
        className={block.type === 'ask' || block.type === 'callout' ? css['callout'] : css['said']}
        onChange={onTemplate}
        onChip={onChip}
      />
    );
  const told = tellPage(story, { ...page, blocks: [block] }, { audience, words }).blocks;
  const source = isKnownBlock(block) && block.type === 'figure' ? (story.figures[block.figure] ?? null) : null;
  return told.map((one, index) => <ToldBlock key={index} block={one} source={source} />);
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
