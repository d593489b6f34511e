import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import type from './type.module.css';
import css from './Drawer.module.css';

export type DrawerProps = { title: string; onClose: () => void; children: ReactNode };

/** Over the page, which stays readable and usable at its left. Focus enters; Esc leaves; focus returns. */
export function Drawer({ title, onClose, children }: DrawerProps): ReactNode {
  const { t } = useWords();
  const element = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    const panel = element.current;
    panel?.focus();
    return () => {
      const inside = panel?.contains(document.activeElement) === true || document.activeElement === document.body;
      if (inside && before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div
      ref={element}
      className={css['drawer']}
      role="dialog"
      aria-modal="false"
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={css['head']}>
        <h2 id={titleId} className={type['panelTitle']}>
          {title}
        </h2>
        <button type="button" className={css['close']} onClick={onClose} aria-label={t('ui.escapeLabel')}>
          {t('ui.escape')}
        </button>
      </div>
      {children}
    </div>
  );
}
