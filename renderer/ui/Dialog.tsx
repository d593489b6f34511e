import { useEffect, useId, useRef } from 'react';
import type { FormEvent, ReactNode } from 'react';
import css from './Dialog.module.css';

export type DialogProps = {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  foot: ReactNode;
  onClose: () => void;
  onSubmit?: () => void;
  wide?: boolean;
  /** Wide, and scrolled as a whole where it is taller than the window; its buttons stay in sight. */
  tall?: boolean;
};

/** The browser's own dialog: focus enters, Esc leaves, focus returns, the page behind is out of reach. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, lead, children, foot, onClose, onSubmit, wide = false, tall = false } = props;
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return undefined;
    const before = document.activeElement;
    dialog.showModal();
    const first = dialog.querySelector<HTMLElement>('[data-autofocus="true"], input:not([type="hidden"]), textarea');
    first?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <dialog
      ref={element}
      className={`${css['dialog']} ${wide || tall ? css['wide'] : ''} ${tall ? css['tall'] : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <h2 id={titleId} className={css['title']}>
          {title}
        </h2>
        {lead !== undefined && <p className={css['lead']}>{lead}</p>}
        <div className={css['body']}>{children}</div>
        <div className={css['foot']}>{foot}</div>
      </form>
    </dialog>
  );
}
