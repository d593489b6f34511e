import { Menu } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Block, Story } from '#shared/story/schema.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { FigureDialog } from './FigureDialog.tsx';
import { ValueDialog } from './ValueDialog.tsx';

const OF_WORDS = ['text', 'callout', 'quote', 'ask'] as const;

type Props = { story: Story; page: string; onAdd: (block: Block) => void };

/** Adds a part at the foot of the page: words, a measure, a figure or its table. */
export function AddPart({ story, page, onAdd }: Props): ReactNode {
  const { t, language } = useWords();
  const [asking, setAsking] = useState<'kpi' | 'figure' | 'table' | null>(null);
  const leave = (): void => setAsking(null);
  return (
    <>
      <MenuButton label={t('stories.addPart')} text={t('stories.addPart')} width={260}>
        {OF_WORDS.map((type) => (
          <Menu.Item key={type} onClick={() => onAdd({ type, template: {} })}>
            {t(`stories.partKinds.${type}`)}
          </Menu.Item>
        ))}
        {(['figure', 'table', 'kpi'] as const).map((kind) => (
          <Menu.Item key={kind} onClick={() => setAsking(kind)}>
            {t(`stories.partKinds.${kind}`)}
          </Menu.Item>
        ))}
      </MenuButton>
      {asking === 'kpi' && (
        <ValueDialog
          title={t('stories.partKinds.kpi')}
          story={story}
          page={page}
          named
          onClose={leave}
          onChoose={(bind, name) => onAdd({ type: 'kpi', bind, name: { [language]: name } })}
        />
      )}
      {(asking === 'figure' || asking === 'table') && (
        <FigureDialog
          title={t(`stories.partKinds.${asking}`)}
          story={story}
          onClose={leave}
          onChoose={(figure) =>
            onAdd(asking === 'figure' ? { type: 'figure', figure, table: true } : { type: 'table', figure })
          }
        />
      )}
    </>
  );
}
