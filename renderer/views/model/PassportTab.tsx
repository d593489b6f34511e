import type { ReactNode } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { PassportSheet } from '#renderer/passport/PassportSheet.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { ModelFrame } from './ModelFrame.tsx';
import type { TabProps } from './ModelView.tsx';
import { passportLead, passportVerdict } from './passport-words.ts';

/** What it is and was made for. Fields that the bundle left empty are shown as empty. */
export function PassportTab({ project, bundle }: TabProps): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const asked = useCall('bundle.passport', { project: project.id, bundle: bundle.id }, project.state);
  const passport = asked.result;
  return (
    <ModelFrame
      project={project}
      bundle={bundle}
      above={bundle.title[language] ?? bundle.name}
      verdict={passport === null ? t('model.reading') : passportVerdict(passport, words)}
      lead={passport === null ? '' : passportLead(passport, words)}
    >
      <Panel asked={asked}>{(sheet) => <PassportSheet passport={sheet} />}</Panel>
    </ModelFrame>
  );
}
