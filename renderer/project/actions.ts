import { AppError } from '#shared/domain/app-error.ts';
import type { FileEntry } from '#shared/contract/files.ts';
import type { CallOptions } from '#shared/contract/client.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { client } from '#renderer/api/client.ts';
import { pickFiles, saveTarget } from '#renderer/api/choose-files.ts';
import { codeOf, isCancelled } from '#renderer/api/errors.ts';
import { inSlot } from '#renderer/api/stream-slots.ts';
import { refreshAbout } from '#renderer/api/use-about.ts';
import { currentSummary, keepSummary } from '#renderer/api/use-project.ts';
import { openDialog } from '#renderer/state/dialogs.ts';
import { closeDrawer } from '#renderer/state/drawer.ts';
import { forgetHistory } from '#renderer/state/history.ts';
import { addToDraft, startDraft } from '#renderer/state/import-draft.ts';
import { navigate, useRoute } from '#renderer/state/location.ts';
import { setOpenProject } from '#renderer/state/open-project.ts';
import { forgetOpening, useOpening } from '#renderer/state/opening.ts';
import { say } from '#renderer/state/toasts.ts';
import { clearDesk } from '#renderer/stories/story-desk.ts';
import { currentWords } from '#renderer/words/use-words.ts';
import { arrivalOf } from './arrival.ts';

/** Opens something that gives a project; a sealed one asks for its passphrase, a failure is told in the window. */
export async function bring(
  work: (options: CallOptions) => Promise<ProjectSummary>,
  sealed?: { grant: string; name: string },
): Promise<ProjectSummary | null> {
  const controller = new AbortController();
  useOpening.setState({ isRunning: true, progress: null, error: null, cancel: () => controller.abort() });
  try {
    const before = currentSummary();
    const from = useRoute.getState().place;
    const summary = await inSlot(controller.signal, () =>
      work({ signal: controller.signal, onProgress: (progress) => useOpening.setState({ progress }) }),
    );
    await clearDesk();
    if (before !== null && before.id !== summary.id) await client.call('project.close', { project: before.id });
    forgetOpening();
    forgetHistory();
    closeDrawer();
    keepSummary(summary);
    setOpenProject(summary.id);
    // Whoever went to a page while the project was opening stays there; so does a screen on the wall.
    const now = useRoute.getState().place;
    navigate({ place: now === from && now !== 'wall' ? 'home' : now, tab: null, selection: {} });
    void refreshAbout();
    return summary;
  } catch (fault) {
    forgetOpening();
    if (isCancelled(fault)) return null;
    if (codeOf(fault) === 'PASSPHRASE_NEEDED' && sealed !== undefined)
      openDialog({ kind: 'passphrase', grant: sealed.grant, name: sealed.name });
    else useOpening.setState({ error: fault });
    return null;
  }
}

export function openProject(entry: Pick<FileEntry, 'grant' | 'name'>): Promise<ProjectSummary | null> {
  return bring((options) => client.stream('project.open', { grant: entry.grant }, options), entry);
}

export function openExample(example: 'credit' | 'churn'): Promise<ProjectSummary | null> {
  return bring((options) => client.stream('project.openExample', { example }, options));
}

export async function openMyFiles(): Promise<void> {
  await receive(await pickFiles({ kind: 'any', multiple: true, folder: true }));
}

/** Files and folders that were chosen, dropped or handed over by another start of the application. */
export async function receive(entries: readonly FileEntry[]): Promise<void> {
  const arrival = arrivalOf(entries);
  if (arrival.kind === 'nothing') return;
  if (arrival.kind === 'openProject') {
    await openProject(arrival.entry);
    return;
  }
  if (currentSummary() === null) openDialog({ kind: 'newProject', files: [...entries] });
  else bringIn(entries);
}

/** Into the open project: an import, or a bundle alone. */
export function bringIn(entries: readonly FileEntry[]): void {
  const arrival = arrivalOf(entries);
  if (useRoute.getState().place === 'import') addToDraft(entries);
  else if (arrival.kind === 'addBundle') openDialog({ kind: 'addBundle', entry: arrival.entry });
  else {
    startDraft({});
    addToDraft(entries);
    navigate({ place: 'import', tab: null });
  }
}

/** A model bundle: a folder, an archive or a bare model, chosen by the person. */
export async function addBundle(): Promise<void> {
  const [entry] = await pickFiles({ kind: 'bundle', multiple: false, folder: true });
  if (entry !== undefined) openDialog({ kind: 'addBundle', entry });
}

export function newImport(): void {
  startDraft({});
  navigate({ place: 'import', tab: null });
}

/** The page for a screen on the wall, over the whole screen where the window may. */
export function openWall(): void {
  navigate({ place: 'wall', tab: null });
  void document.documentElement.requestFullscreen().catch(() => undefined);
}

export async function closeProject(): Promise<void> {
  const summary = currentSummary();
  if (summary === null) return;
  await clearDesk();
  setOpenProject(null);
  forgetHistory();
  closeDrawer();
  navigate({ place: 'home', tab: null, selection: {} });
  try {
    await client.call('project.close', { project: summary.id });
  } catch (error) {
    useOpening.setState({ error });
  }
  void refreshAbout();
}

/** The project is always saved; a copy is for sending or keeping. */
export async function saveCopy(passphrase?: string): Promise<void> {
  const summary = currentSummary();
  if (summary === null) return;
  const words = currentWords();
  const target = await saveTarget({
    name: words.t('shell.copyName', { name: summary.name }),
    extension: 'tribune',
  });
  if (target === null) return;
  const controller = new AbortController();
  useOpening.setState({ isRunning: true, progress: null, error: null, cancel: () => controller.abort() });
  try {
    const { bytes } = await client.stream(
      'project.saveCopy',
      { project: summary.id, target, ...(passphrase === undefined ? {} : { passphrase }) },
      { signal: controller.signal, onProgress: (progress) => useOpening.setState({ progress }) },
    );
    forgetOpening();
    keepSummary(await client.call('project.summary', { project: summary.id }));
    say(words.t(passphrase === undefined ? 'shell.copied' : 'shell.copiedSealed', { bytes }));
  } catch (fault) {
    forgetOpening();
    if (!isCancelled(fault))
      useOpening.setState({ error: fault instanceof AppError ? fault : new Error(String(fault)) });
  }
}
