import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { keyText } from '#renderer/app/commands.ts';
import { useCall } from '#renderer/api/use-call.ts';
import type { Way } from '#renderer/state/cases-list.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { caseVerdict } from './case-sentences.ts';
import { CasesPath } from './CasesPath.tsx';
import { useCaseWalk } from './use-case-walk.ts';
import { useListName } from './use-list-name.ts';
import css from './CaseHead.module.css';

type Props = { project: ProjectSummary; id: string };

const WAYS = ['previous', 'next'] as const;
const KEYS = { previous: 'Alt+Up', next: 'Alt+Down' } as const;

/** Where the case stands: the list it is one of, its place in it, and the steps to its neighbours. */
export function CaseHead({ project, id }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const steps = useRef<HTMLDivElement>(null);
  const [stepped, setStepped] = useState(false);
  const walked = useCaseWalk(project, id, (way) => {
    setStepped(true);
    focusStep(steps.current, way);
  });
  const list = useListName(project);
  const { at = null, total = null } = walked ?? {};
  const place = at === null || total === null ? null : { place: at + 1, total };
  return (
    <div className={css['head']}>
      <CasesPath list={place === null ? null : list} id={id} />
      {walked !== null && (
        <div ref={steps} className={css['steps']} role="group" aria-label={t('case.walk.label')}>
          {place !== null && <span className={css['place']}>{t('case.walk.place', place)}</span>}
          {WAYS.map((way) => (
            <span key={way} data-way={way} className={css['step']}>
              <Button kind="quiet" off={walked.walk[way].off} onClick={walked.walk[way].go} reasonBelow>
                {t(`case.walk.${way}`)} <kbd className={css['keys']}>{keyText(KEYS[way], words)}</kbd>
              </Button>
            </span>
          ))}
        </div>
      )}
      <p className="visually-hidden" role="status">
        {stepped && place !== null && <Told project={project} id={id} at={t('case.walk.told', { id, ...place })} />}
      </p>
    </div>
  );
}

/** What is read out after a step, once it is known: the place, then the decision. */
function Told({ project, id, at }: Props & { at: string }): ReactNode {
  const words = useWords();
  const { result } = useCall('case.read', { project: project.id, case: id }, project.state);
  return result?.caseId === id ? `${at} ${caseVerdict(result, words)}` : null;
}

/** The control keeps the hand, also when the keys were used: Enter goes on, Tab leads to what can be done with the case. */
function focusStep(steps: HTMLElement | null, way: Way): void {
  steps?.querySelector<HTMLElement>(`[data-way="${way}"] button`)?.focus();
}
