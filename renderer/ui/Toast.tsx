import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { hush, useToast } from '#renderer/state/toasts.ts';
import type { Toast } from '#renderer/state/toasts.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Toast.module.css';

const SHOWN_MS = 6000;

export function ToastPlace(): ReactNode {
  const toast = useToast((state) => state.toast);
  return (
    <div className={css['live']} role="status" aria-live="polite">
      {toast !== null && <ToastLine key={toast.id} toast={toast} />}
    </div>
  );
}

/** Six seconds, and while it is hovered or holds the focus. */
function ToastLine({ toast }: { toast: Toast }): ReactNode {
  const { t } = useWords();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = window.setTimeout(() => hush(toast.id), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [held, toast.id]);
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false) };
  return (
    <div className={css['toast']} {...hold} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span>{toast.text}</span>
      {toast.undo !== undefined && (
        <button
          type="button"
          className={css['undo']}
          onClick={() => {
            hush(toast.id);
            toast.undo?.();
          }}
        >
          {t('ui.undo')}
        </button>
      )}
    </div>
  );
}
