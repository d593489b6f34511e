import type { MouseEvent, ReactNode } from 'react';
import { formatHash } from '#renderer/state/route.ts';
import type { Route } from '#renderer/state/route.ts';
import { navigate, useRoute } from '#renderer/state/location.ts';
import css from './Link.module.css';

export function Link({ to, children }: { to: Partial<Route>; children: ReactNode }): ReactNode {
  const now = useRoute();
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a className={css['link']} href={formatHash({ ...now, tab: null, ...to })} onClick={follow}>
      {children}
    </a>
  );
}

/** Looks like a link and does something in place. */
export function LinkButton(props: {
  onClick: () => void;
  children: ReactNode;
  label?: string;
  expanded?: boolean;
}): ReactNode {
  const { onClick, children, label, expanded } = props;
  return (
    <button type="button" className={css['link']} onClick={onClick} aria-label={label} aria-expanded={expanded}>
      {children}
    </button>
  );
}
