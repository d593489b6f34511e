import { useState } from 'react';
import type { ReactNode } from 'react';
import { BUNDLE_ROLES } from '#shared/domain/bundle.ts';
import type { BundleRole } from '#shared/domain/bundle.ts';
import type { BundleSummary, ProjectSummary } from '#shared/contract/projects.ts';
import { client } from '#renderer/api/client.ts';
import { errorWords } from '#renderer/api/errors.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { remember } from '#renderer/state/history.ts';
import { say } from '#renderer/state/toasts.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Data.module.css';

export function BundleRoleChoice({ project, bundle }: { project: ProjectSummary; bundle: BundleSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const [trouble, setTrouble] = useState<unknown>(null);
  if (project.readOnly) return t(`bundles.roles.${bundle.role}`);
  const save = async (role: BundleRole): Promise<void> => {
    setTrouble(null);
    try {
      await client.call('bundle.setRole', { project: project.id, bundle: bundle.id, role });
      await refreshSummary(project.id);
    } catch (fault) {
      setTrouble(fault);
    }
  };
  const change = async (role: BundleRole): Promise<void> => {
    if (role === bundle.role) return;
    await save(role);
    const undo = (): void => void save(bundle.role);
    remember({ undo, redo: () => void save(role) });
    say(t('data.models.roleSaved', { version: bundle.version, role: t(`bundles.roles.${role}`) }), undo);
  };
  return (
    <>
      <Choice
        label={t('data.models.roleOf', { name: bundle.name, version: bundle.version })}
        labelHidden
        width="10rem"
        value={bundle.role}
        options={BUNDLE_ROLES.map((value) => ({ value, label: t(`bundles.roles.${value}`) }))}
        onChange={(role) => void change(role as BundleRole)}
      />
      {trouble !== null && (
        <span role="alert" className={css['under']}>
          {errorWords(trouble, words).say}
        </span>
      )}
    </>
  );
}
