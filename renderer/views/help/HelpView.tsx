import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { createWords } from '#shared/words/words.ts';
import { useProject } from '#renderer/api/use-project.ts';
import { commandsOf, keyText } from '#renderer/app/commands.ts';
import { navigate, useRoute } from '#renderer/state/location.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { SaveWriter } from './SaveWriter.tsx';
import { HELP_SECTIONS, paragraphKeys, sectionOf } from './help-sections.ts';
import { helpWords } from './help-words.ts';
import css from './Help.module.css';

const PANEL = 'help-panel';

/** Short texts, inside the application: nothing is looked up elsewhere. */
export function HelpView(): ReactNode {
  const words = useWords();
  const section = sectionOf(useRoute((route) => route.tab));
  const { t, has } = useMemo(() => createWords(words.language, [helpWords]), [words.language]);
  return (
    <PageFrame
      verdict={t(`help.${section}.title`)}
      lead={t(`help.${section}.lead`)}
      tabs={
        <Tabs
          label={t('help.sections')}
          tabs={HELP_SECTIONS.map((id) => ({ id, label: t(`help.${id}.tab`) }))}
          current={section}
          panelId={PANEL}
          onChange={(tab) => navigate({ tab })}
        />
      }
    >
      <div id={PANEL} role="tabpanel" aria-labelledby={`tab-${section}`} className={css['text']}>
        {paragraphKeys(section, has).map((key) => (
          <p key={key}>{t(key)}</p>
        ))}
        {section === 'bundles' && <SaveWriter t={t} />}
        {section === 'keys' && <Keys />}
      </div>
    </PageFrame>
  );
}

function Keys(): ReactNode {
  const words = useWords();
  const { project } = useProject();
  const preferences = usePreferences();
  const commands = commandsOf({ project, preferences, words }).filter((command) => command.keys !== undefined);
  return (
    <dl className={css['keys']}>
      {commands.map((command) => (
        <div key={command.id}>
          <dt>{command.label}</dt>
          <dd>
            <kbd>{keyText(command.keys ?? '', words)}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}
