import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Import.module.css';

export type WizardFootProps = {
  note: string | null;
  onLeave: () => void;
  onBack: (() => void) | null;
  next: { label: string; off: string | null; onClick: () => void };
};

export function WizardFoot({ note, onLeave, onBack, next }: WizardFootProps): ReactNode {
  const { t } = useWords();
  return (
    <div className={css['foot']}>
      {note !== null && <p>{note}</p>}
      <div className={css['buttons']}>
        <Button kind="quiet" onClick={onLeave}>
          {t('ui.cancel')}
        </Button>
        {onBack !== null && <Button onClick={onBack}>{t('import.back')}</Button>}
        <Button kind="primary" off={next.off} onClick={next.onClick}>
          {next.label}
        </Button>
      </div>
    </div>
  );
}
