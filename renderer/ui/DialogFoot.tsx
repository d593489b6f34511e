import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { Button } from './Button.tsx';

export type DialogFootProps = {
  /** What the dialog does when it is sent. */
  submit: string;
  /** Why it cannot be sent yet. */
  off?: string | null;
  onLeave: () => void;
  /** How leaving is called, where it is not taking back. */
  leave?: string;
  /** The safe answer has the focus: for what removes something. */
  leaveFirst?: boolean;
};

/** The two answers at the foot of a dialog: leave it, or send it. */
export function DialogFoot({ submit, off = null, onLeave, leave, leaveFirst = false }: DialogFootProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Button kind="quiet" onClick={onLeave} autoFocus={leaveFirst}>
        {leave ?? t('ui.cancel')}
      </Button>
      <Button kind="primary" type="submit" off={off}>
        {submit}
      </Button>
    </>
  );
}
