import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useDialogs } from '#renderer/state/dialogs.ts';
import type { OpenDialog } from '#renderer/state/dialogs.ts';

const AddBundleDialog = lazy(() =>
  import('./dialogs/AddBundleDialog.tsx').then((m) => ({ default: m.AddBundleDialog })),
);
const FileDialog = lazy(() => import('./dialogs/FileDialog.tsx').then((m) => ({ default: m.FileDialog })));
const NewProjectDialog = lazy(() =>
  import('./dialogs/NewProjectDialog.tsx').then((m) => ({ default: m.NewProjectDialog })),
);
const PaletteDialog = lazy(() => import('./dialogs/PaletteDialog.tsx').then((m) => ({ default: m.PaletteDialog })));
const PassphraseDialog = lazy(() =>
  import('./dialogs/PassphraseDialog.tsx').then((m) => ({ default: m.PassphraseDialog })),
);
const RenameDialog = lazy(() => import('./dialogs/RenameDialog.tsx').then((m) => ({ default: m.RenameDialog })));
const SealedCopyDialog = lazy(() =>
  import('./dialogs/SealedCopyDialog.tsx').then((m) => ({ default: m.SealedCopyDialog })),
);

export function DialogPlace(): ReactNode {
  const current = useDialogs((state) => state.current);
  const below = useDialogs((state) => state.below);
  return (
    <Suspense fallback={null}>
      {below !== null && <Opened dialog={below} />}
      {current !== null && <Opened dialog={current} />}
    </Suspense>
  );
}

function Opened({ dialog }: { dialog: OpenDialog }): ReactNode {
  switch (dialog.kind) {
    case 'palette':
      return <PaletteDialog />;
    case 'rename':
      return <RenameDialog />;
    case 'sealedCopy':
      return <SealedCopyDialog />;
    case 'newProject':
      return <NewProjectDialog files={dialog.files} />;
    case 'passphrase':
      return <PassphraseDialog grant={dialog.grant} name={dialog.name} />;
    case 'addBundle':
      return <AddBundleDialog entry={dialog.entry} />;
    case 'pick':
    case 'save':
      return <FileDialog dialog={dialog} />;
  }
}
