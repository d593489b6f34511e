import type { ReactNode } from 'react';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { changePreferences } from '#renderer/state/change-preferences.ts';

const DEPTHS = ['decision', 'expert', 'audit'] as const;

export function DepthSwitch(): ReactNode {
  const { t } = useWords();
  const depth = usePreferences((preferences) => preferences.depth);
  return (
    <Segments
      legend={t('shell.depth')}
      options={DEPTHS.map((value) => ({ value, label: t(`shell.depths.${value}`) }))}
      value={depth}
      onChange={(next) => changePreferences({ depth: next })}
    />
  );
}
