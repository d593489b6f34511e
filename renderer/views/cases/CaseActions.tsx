import { useState } from 'react';
import type { ReactNode } from 'react';
import { valueName } from '#shared/analyses/amounts.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { CaseReading } from '#shared/contract/cases.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Words } from '#shared/words/words.ts';
import { ChallengeDialog } from '#renderer/challenges/ChallengeDialog.tsx';
import type { Fact } from '#renderer/challenges/challenge-form.ts';
import { PutBlock } from '#renderer/export/PutBlock.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { LetterDialog } from './LetterDialog.tsx';

type Props = { project: ProjectSummary; reading: CaseReading; explain: Explain | null };

/** What can be done about the decision. */
export function CaseActions({ project, reading, explain }: Props): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState<'challenge' | 'letter' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <Button kind="primary" onClick={() => setOpen('challenge')}>
        {words.t('challenge.do')}
      </Button>
      <Button onClick={() => setOpen('letter')}>{words.t('case.letter.do')}</Button>
      <PutBlock project={project} of={{ kind: 'case', case: reading.caseId }} />
      {open === 'letter' && <LetterDialog project={project} caseId={reading.caseId} onClose={close} />}
      {open === 'challenge' && (
        <ChallengeDialog project={project.id} caseId={reading.caseId} facts={factsOf(explain, words)} onClose={close} />
      )}
    </>
  );
}

const MOST = 8;

/** The facts that weighed most, as they can be contested. */
function factsOf(explain: Explain | null, { language }: Words): Fact[] {
  if (explain === null || !isEstimated(explain)) return [];
  return explain.contributions
    .flatMap(({ members }) => members)
    .slice(0, MOST)
    .map((member) => {
      const { text, otherwise } = valueName(member.value, member);
      return {
        feature: member.feature,
        label: member.label[language] ?? member.feature,
        value: member.value === null ? null : (text[language] ?? otherwise),
      };
    });
}
