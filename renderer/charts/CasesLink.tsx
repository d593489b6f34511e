import type { ReactNode } from 'react';
import type { Selection } from '#shared/domain/selection.ts';
import { useProject } from '#renderer/api/use-project.ts';
import { listCases } from '#renderer/state/cases-list.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';

/** Opens the list of exactly these cases. */
export function CasesLink(props: {
  selection: Selection;
  label: string;
  onFollow?: () => void;
  children: ReactNode;
}): ReactNode {
  const { selection, label, onFollow, children } = props;
  const { project } = useProject();
  if (project === null) return children;
  return (
    <LinkButton
      label={label}
      onClick={() => {
        onFollow?.();
        listCases(project.id, selection);
      }}
    >
      {children}
    </LinkButton>
  );
}
