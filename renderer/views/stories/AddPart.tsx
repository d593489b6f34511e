import { Menu } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { CHALLENGES_TOLD } from '#shared/domain/challenge.ts';
import type { ChallengeState } from '#shared/domain/challenge.ts';
import type { Block, Story } from '#shared/story/schema.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { CaseDialog } from './CaseDialog.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { FigureDialog } from './FigureDialog.tsx';
import { ValueDialog } from './ValueDialog.tsx';

const OF_WORDS = ['text', 'callout', 'quote', 'ask'] as const;

type Props = { project: string; story: Story; page: string; onAdd: (block: Block) => void };

/** Adds a part at the foot of the page: words, a measure, a figure or its table. */
export function AddPart({ project, story, page, onAdd }: Props): ReactNode {
  const { t, language } = useWords();
  const [asking, setAsking] = useState<'kpi' | 'compare' | 'figure' | 'table' | 'case' | null>(null);
  const { run, error } = useRun('stories.block');
  const addChallenges = async (status: ChallengeState[]): Promise<void> => {
    const block = await run({ project, of: { kind: 'challenges', status } });
    if (block !== null) onAdd(block);
  };
  const leave = (): void => setAsking(null);
  return (
    <>
      <MenuButton label={t('stories.addPart')} text={t('stories.addPart')} width={260}>
        {OF_WORDS.map((type) => (
          <Menu.Item key={type} onClick={() => onAdd({ type, template: {} })}>
            {t(`stories.partKinds.${type}`)}
          </Menu.Item>
        ))}
        {(['figure', 'table', 'kpi', 'compare', 'case'] as const).map((kind) => (
          <Menu.Item key={kind} onClick={() => setAsking(kind)}>
            {t(`stories.partKinds.${kind}`)}
          </Menu.Item>
        ))}
        {(['waiting', 'all'] as const).map((which) => (
          <Menu.Item key={which} onClick={() => void addChallenges([...CHALLENGES_TOLD[which]])}>
            {t(`stories.partKinds.challenges_${which}`)}
          </Menu.Item>
        ))}
      </MenuButton>
      {error !== null && <ErrorPanel error={error} />}
      {asking === 'case' && <CaseDialog project={project} onAdd={onAdd} onClose={leave} />}
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
      {asking === 'compare' && (
        <CompareDialog
          story={story}
          page={page}
          binds={[]}
          onClose={leave}
          onChoose={(binds) => onAdd({ type: 'compare', binds })}
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
