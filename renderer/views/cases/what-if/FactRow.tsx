import { memo, useCallback, useRef } from 'react';
import type { ReactNode } from 'react';
import { valueName } from '#shared/analyses/amounts.ts';
import type { Unit } from '#shared/analyses/explanations.ts';
import type { WhatIfChange } from '#shared/analyses/what-if/schema.ts';
import type { WhatIfFact } from '#shared/contract/what-if.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { FactEditor } from './FactEditor.tsx';
import { ScoreLine } from './ScoreLine.tsx';
import { withLock, withValue } from './tried.ts';
import type { Change, Line, Value } from './tried.ts';
import css from './WhatIf.module.css';

type Props = {
  fact: WhatIfFact;
  now: Value;
  isChanged: boolean;
  isLocked: boolean;
  onTry: (next: Change) => void;
  line: Line;
  span: [number, number] | null;
  cutoff: number | null;
  unit: Unit;
  note: WhatIfChange['note'];
};

/**
 * One fact: what it is, what it was, the control to set it, and the score along it. A step of one fact draws its own row
 * again and no other one.
 */
export const FactRow = memo(function FactRow(props: Props): ReactNode {
  const { fact, now, isChanged, isLocked, onTry, line, span, cutoff, unit, note } = props;
  const { t, language } = useWords();
  const name = fact.label[language] ?? fact.feature;
  const own = valueName(fact.value, fact);
  const ownText = own.text[language] ?? own.otherwise;
  const row = useRef<HTMLLIElement>(null);
  const set = useCallback((value: Value) => onTry((before) => withValue(before, fact, value)), [onTry, fact]);
  // The link goes with the change that it undoes: the control takes the focus over.
  const undo = (): void => {
    row.current?.querySelector<HTMLElement>('input')?.focus();
    set(fact.value);
  };
  return (
    <li ref={row} className={`${css['fact']} ${isChanged ? css['changed'] : ''}`}>
      <div className={css['named']}>
        <span className={css['name']}>{name}</span>
        <span className={css['was']}>
          {isChanged ? t('whatIf.was', { value: ownText }) : ownText}
          {note !== null && <span className={css['beyond']}>{t(`whatIf.notes.${note}`)}</span>}
        </span>
      </div>
      {isLocked ? (
        <p className={css['locked']}>{t(fact.fixed ? 'whatIf.fixed' : 'whatIf.lockedHere')}</p>
      ) : (
        <FactEditor fact={fact} name={name} now={now} onChange={set} />
      )}
      <div className={css['shape']}>
        {span !== null && <ScoreLine name={name} line={line} span={span} cutoff={cutoff} now={now} unit={unit} />}
      </div>
      <div className={css['acts']}>
        {isChanged && !isLocked && (
          <LinkButton label={t('whatIf.resetOne', { name })} onClick={undo}>
            {t('whatIf.reset')}
          </LinkButton>
        )}
        <LinkButton
          label={t(isLocked ? 'whatIf.unlockOne' : 'whatIf.lockOne', { name })}
          onClick={() => onTry((before) => withLock(before, fact, !isLocked))}
        >
          {t(isLocked ? 'whatIf.unlock' : 'whatIf.lock')}
        </LinkButton>
      </div>
    </li>
  );
});
