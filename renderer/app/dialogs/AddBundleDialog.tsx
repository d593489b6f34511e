import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FileEntry } from '#shared/contract/files.ts';
import { BUNDLE_ROLES } from '#shared/domain/bundle.ts';
import type { BundleRole } from '#shared/domain/bundle.ts';
import { currentSummary, refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { closeDialog } from '#renderer/state/dialogs.ts';
import { navigate } from '#renderer/state/location.ts';
import { say } from '#renderer/state/toasts.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { DescribeModel, StillOpen } from './DescribeModel.tsx';
import { NOTHING_TYPED, askedBy, askedSoFar, describedBy } from './described-model.ts';
import type { Asked, Typed } from './described-model.ts';
import { useWords } from '#renderer/words/use-words.ts';

const AS_STATED = 'stated';

/** A model bundle into the project; its own description says its role unless the person says otherwise. */
export function AddBundleDialog({ entry }: { entry: FileEntry }): ReactNode {
  const { t } = useWords();
  const [role, setRole] = useState<BundleRole | typeof AS_STATED>(AS_STATED);
  const { run, cancel, isRunning, progress, error } = useRun('bundle.add');
  const [typed, setTyped] = useState<Typed>({ ...NOTHING_TYPED, name: entry.name.replace(/\.onnx$/i, '') });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isDescribed, setDescribed] = useState(false);
  const open = askedBy(error);
  if (open !== null && !isSame(asked, askedSoFar(asked, open))) setAsked(askedSoFar(asked, open));
  const add = async (): Promise<void> => {
    const project = currentSummary();
    if (project === null) return;
    setDescribed(asked !== null);
    const result = await run({
      project: project.id,
      grant: entry.grant,
      ...(role === AS_STATED ? {} : { role }),
      ...(asked === null ? {} : { description: describedBy(typed) }),
    });
    if (result === null) return;
    await refreshSummary(project.id);
    closeDialog();
    navigate({ place: 'data', tab: 'models' });
    say(t('dialogs.bundleAdded', { count: result.added.length }));
  };
  return (
    <Dialog
      title={t('dialogs.addBundle', { name: entry.name })}
      lead={t('dialogs.addBundleLead')}
      onClose={closeDialog}
      tall={asked !== null}
      onSubmit={() => void add()}
      foot={
        <DialogFoot
          submit={t('dialogs.addBundleDo')}
          off={isRunning ? t('ui.underWay') : null}
          onLeave={isRunning ? cancel : closeDialog}
        />
      }
    >
      <Choice
        label={t('dialogs.bundleRole')}
        value={role}
        options={[
          { value: AS_STATED, label: t('dialogs.roleAsStated') },
          ...BUNDLE_ROLES.map((one) => ({ value: one, label: t(`bundles.roles.${one}`) })),
        ]}
        onChange={(next) => setRole(next as BundleRole | typeof AS_STATED)}
        insideDialog
      />
      {asked !== null && <DescribeModel asked={asked} typed={typed} onChange={setTyped} />}
      {isRunning && <Loading progress={progress} />}
      {error !== null && open === null && <ErrorPanel error={error} />}
      {open !== null && isDescribed && <StillOpen asked={open} />}
    </Dialog>
  );
}

function isSame(one: Asked | null, other: Asked): boolean {
  return one !== null && JSON.stringify(one) === JSON.stringify(other);
}
