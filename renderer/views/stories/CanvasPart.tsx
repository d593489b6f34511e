import { Menu } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { LocalText } from '#shared/domain/language.ts';
import type { ReportBlock } from '#shared/report/report.ts';
import { isKnownBlock } from '#shared/story/schema.ts';
import type { Audience, Block, KnownBlock, Story, StoryPage } from '#shared/story/schema.ts';
import { tellPage } from '#shared/story/tell.ts';
import { Dots } from '#renderer/ui/Glyph.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { written } from './edit-story.ts';
import type { EditedField } from './edit-story.ts';
import { TemplateText } from './TemplateText.tsx';
import { ToldBlock } from './ToldBlock.tsx';
import css from './Stories.module.css';

export type PartAction = 'up' | 'down' | 'value' | 'caption' | 'marks' | 'compared' | 'remove';

export type CanvasPartProps = {
  story: Story;
  page: StoryPage;
  block: Block;
  audience: Audience;
  /** Its number among those that are shown, from 1. */
  part: number;
  actions: readonly PartAction[];
  /** Its menu takes the focus, since it was moved; its text, since it is new. */
  focus: 'menu' | 'text' | null;
  onFocused: () => void;
  onText: (field: EditedField, text: string) => void;
  onCaret: (field: EditedField, at: number) => void;
  onChip: (name: string) => void;
  onAction: (action: PartAction) => void;
};

/** One part of a page, its words open for editing, with a menu that moves it, fills it or takes it off. */
export function CanvasPart(props: CanvasPartProps): ReactNode {
  const { block, part, actions, focus, onFocused, onAction } = props;
  const { t } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const label = t('stories.partOf', {
    part,
    kind: isKnownBlock(block) ? t(`stories.blocks.${block.type}`) : block.type,
  });
  useEffect(() => {
    if (focus === null) return undefined;
    // After the menu that was just used has closed, and before it would take the focus back.
    const soon = setTimeout(() => {
      const wanted = focus === 'menu' ? ':scope > [data-part-menu] button' : '[role="textbox"]';
      frame.current?.querySelector<HTMLElement>(wanted)?.focus();
      onFocused();
    }, 0);
    return () => clearTimeout(soon);
  }, [focus, onFocused]);
  return (
    <div ref={frame} className={css['part']} role="group" aria-label={label}>
      <Content {...props} />
      <div className={css['partMenu']} data-part-menu>
        <MenuButton label={t('stories.partMenu', { label })} text={<Dots />} hasCaret={false} width={220} end>
          {actions.map((action) => (
            <Menu.Item key={action} onClick={() => onAction(action)}>
              {t(`stories.partActions.${action}`)}
            </Menu.Item>
          ))}
        </MenuButton>
      </div>
    </div>
  );
}

function Content(props: CanvasPartProps): ReactNode {
  const { story, page, block, audience } = props;
  const words = useWords();
  if (isKnownBlock(block) && 'template' in block)
    return (
      <Words
        {...props}
        field="template"
        local={block.template}
        label={words.t(`stories.blocks.${block.type}`)}
        className={block.type === 'ask' || block.type === 'callout' ? css['callout'] : css['said']}
      />
    );
  const shown = isKnownBlock(block) ? bare(block) : block;
  const told = tellPage(story, { ...page, blocks: [shown] }, { audience, words }).blocks.map(unnamed);
  const source = isKnownBlock(block) && block.type === 'figure' ? (story.figures[block.figure] ?? null) : null;
  return (
    <>
      {isKnownBlock(block) && block.type === 'kpi' && (
        <Words
          {...props}
          field="name"
          local={block.name}
          label={words.t('stories.nameOfMeasure')}
          className={css['caption']}
        />
      )}
      <div className={css['told']}>
        {told.map((one, index) => (
          <ToldBlock key={index} block={one} source={source} />
        ))}
      </div>
      {isKnownBlock(block) && block.type === 'figure' && block.caption !== undefined && (
        <Words
          {...props}
          field="caption"
          local={block.caption}
          label={words.t('stories.caption')}
          className={css['caption']}
        />
      )}
    </>
  );
}

/** Without the words that are edited below it. */
function bare(block: KnownBlock): Block {
  if (block.type === 'figure') {
    const { caption: _caption, ...others } = block;
    return others;
  }
  return block.type === 'kpi' ? { ...block, name: { en: '-', fr: '-' } } : block;
}

function unnamed(block: ReportBlock): ReportBlock {
  return block.kind === 'amount' ? { ...block, name: '' } : block;
}

type WordsProps = CanvasPartProps & {
  field: EditedField;
  local: LocalText;
  label: string;
  className: string | undefined;
};

function Words({ story, field, local, label, className, onText, onCaret, onChip }: WordsProps): ReactNode {
  const { t, language } = useWords();
  return (
    <TemplateText
      story={story}
      template={written(local, language)}
      label={label}
      placeholder={t('stories.write')}
      className={className}
      onChange={(text) => onText(field, text)}
      onCaret={(at) => onCaret(field, at)}
      onChip={onChip}
    />
  );
}
