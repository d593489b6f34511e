import { memo } from 'react';
import type { ReactNode } from 'react';
import type { WhatIf } from '#shared/analyses/what-if/schema.ts';
import type { WhatIfSetting } from '#shared/contract/what-if.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { figureOf } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { conditionsOf } from './tried.ts';
import css from './WhatIf.module.css';

type Props = {
  id: string;
  /** Once the hand rests, and the same object while they stay what they are. */
  settings: WhatIfSetting[];
};

/** What the model would have said in one sentence, and why; drawn again when the answer comes, not at each step of a slider. */
export const TriedReasons = memo(function TriedReasons({ id, settings }: Props): ReactNode {
  const { t, say } = useWords();
  const asked = useAnalysis<WhatIf>('what-if', { case: id, set: conditionsOf(settings) }, { ofSelection: false });
  return (
    <Panel asked={asked} what={t('case.why.asking')}>
      {({ result, findings, figures, provenance }) => {
        const figure = figureOf(figures, 'explain.reasons');
        return (
          <>
            <div aria-live="polite">
              {findings
                .filter(({ id: finding }) => finding.startsWith('what-if.'))
                .map(({ id: finding, title }) => (
                  <p key={finding} className={css['said']}>
                    {say(title)}
                  </p>
                ))}
            </div>
            {isEstimated(result) && figure !== null && <FigurePanel figure={figure} provenance={provenance} />}
          </>
        );
      }}
    </Panel>
  );
});
