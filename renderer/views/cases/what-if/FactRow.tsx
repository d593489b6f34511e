import { useCallback, useRef } from 'react';
import type { ReactNode } from 'react';
import { valueName } from '#shared/analyses/amounts.ts';
import type { Unit } from '#shared/analyses/explanations.ts';
import type { WhatIfChange } from '#shared/analyses/what-if/schema.ts';
import type { WhatIfFact } from '#shared/contract/what-if.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { FactEditor } from './FactEditor.tsx';
import { ScoreLine } from './ScoreLine.tsx';
import { isChanged, isLocked, valueNow, withLock, withValue } from './tried.ts';
import type { Change, Line, Tried, Value } from './tried.ts';
import css from './WhatIf.module.css';

type Props = {
  fact: WhatIfFact;
  tried: Tried;
  onTry: (next: Change) => void;
  line: Line;
  span: [number, number] | null;
  cutoff: number | null;
  score: number | null;
  unit: Unit;
  note: WhatIfChange['note'];
};

/** One fact: what it is, what it was, the control to set it, and the score along it. */
export function FactRow({ fact, tried, onTry, line, span, cutoff, score, unit, note }: Props): ReactNode {
  const { t, language } = useWords();
  const name = fact.label[language] ?? fact.feature;
  const changed = isChanged(fact, tried);
  const locked = isLocked(fact, tried);
  const now = valueNow(fact, tried);
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
    <li ref={row} className={`${css['fact']} ${changed ? css['changed'] : ''}`}>
      <div className={css['named']}>
        <span className={css['name']}>{name}</span>
        <span className={css['was']}>
          {changed ? t('whatIf.was', { value: ownText }) : ownText}
          {note !== null && <span className={css['beyond']}>{t(`whatIf.notes.${note}`)}</span>}
        </span>
      </div>
      {locked ? (
        <p className={css['locked']}>{t(fact.fixed ? 'whatIf.fixed' : 'whatIf.lockedHere')}</p>
      ) : (
        <FactEditor fact={fact} name={name} now={now} onChange={set} />
      )}
      <div className={css['shape']}>
        {span !== null && (
          <ScoreLine name={name} line={line} span={span} cutoff={cutoff} now={now} score={score} unit={unit} />
        )}
      </div>
      <div className={css['acts']}>
        {changed && !locked && (
          <LinkButton label={t('whatIf.resetOne', { name })} onClick={undo}>
            {t('whatIf.reset')}
          </LinkButton>
        )}
        <LinkButton
          label={t(locked ? 'whatIf.unlockOne' : 'whatIf.lockOne', { name })}
          onClick={() => onTry((before) => withLock(before, fact, !locked))}
        >
          {t(locked ? 'whatIf.unlock' : 'whatIf.lock')}
        </LinkButton>
      </div>
    </li>
  );
}
