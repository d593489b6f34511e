import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';

/** What would unlock more: each absent part of the log with the page that it would open. */
export function LockedRoles({
  locked,
  className,
}: {
  locked: readonly { role: string; page: string }[];
  className: string | undefined;
}): ReactNode {
  const { t } = useWords();
  return (
    <ul className={className}>
      {locked.map(({ role, page }) => (
        <li key={role}>
          {t('import.check.lockedOne', { role: t(`mapping.parts.${role}`), page: t(`pages.${page}`) })}
        </li>
      ))}
    </ul>
  );
}
