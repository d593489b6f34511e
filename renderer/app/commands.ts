import { PAGES } from '#shared/domain/finding.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Preferences } from '#shared/contract/app.ts';
import type { Words } from '#shared/words/words.ts';
import { turnAllFigures } from '#renderer/charts/figure-view.ts';
import { openDialog } from '#renderer/state/dialogs.ts';
import { closeDrawer } from '#renderer/state/drawer.ts';
import { redo, undo, useHistory } from '#renderer/state/history.ts';
import { useWalk } from '#renderer/state/cases-list.ts';
import type { Way } from '#renderer/state/cases-list.ts';
import { navigate } from '#renderer/state/location.ts';
import { nextZoom } from '#renderer/state/preferences.ts';
import { present, usePresentation } from '#renderer/state/presentation.ts';
import { changePreferences } from '#renderer/state/change-preferences.ts';
import {
  addBundle,
  closeProject,
  newImport,
  openExample,
  openMyFiles,
  openWall,
  saveCopy,
} from '#renderer/project/actions.ts';

export type Command = {
  id: string;
  label: string;
  /** `Mod` is Ctrl, or Cmd on a Mac. */
  keys?: string;
  /** Why it cannot be done now. */
  off?: string;
  run: () => void;
};

export type CommandContext = { project: ProjectSummary | null; preferences: Preferences; words: Words };

const isMac = navigator.userAgent.includes('Mac');

/** The keys as they are printed on a keyboard; arrows in words, which every face can write. */
export function keyText(keys: string, { t }: Words): string {
  const named = (key: string): string =>
    key === 'Mod' ? (isMac ? 'Cmd' : 'Ctrl') : key === 'Up' || key === 'Down' ? t(`commands.arrows.${key}`) : key;
  return keys
    .split(/\+(?!$)/)
    .map(named)
    .join('\u00a0');
}

/** Everything that can be done from anywhere, with its key. The native menu sends the same names. */
export function commandsOf({ project, preferences, words: { t } }: CommandContext): Command[] {
  const needsProject = project === null ? { off: t('commands.needsProject') } : {};
  const needsRows = project === null || project.rows === 0 ? { off: t('commands.needsRows') } : {};
  const nothingDone = useHistory.getState().done.length === 0 ? { off: t('commands.nothingToUndo') } : {};
  const nothingUndone = useHistory.getState().undone.length === 0 ? { off: t('commands.nothingToRedo') } : {};
  const { offer, current: presented } = usePresentation.getState();
  const noStory = offer === null && presented === null ? { off: t('commands.needsStory') } : {};
  const show = (from: 'start' | 'here'): void => (presented === null ? offer?.(from) : present({ kind: 'return' }));
  const walk = useWalk.getState().offer;
  const zoom = (zoomPct: number): void => changePreferences({ zoomPct });
  const command = (id: string, run: () => void, more: { keys?: string; off?: string } = {}): Command => ({
    id,
    label: t(`commands.${id}`),
    run,
    ...more,
  });
  const step = (way: Way): Command =>
    command(`${way}-case`, () => walk?.[way].go(), {
      keys: way === 'previous' ? 'Alt+Up' : 'Alt+Down',
      ...(walk === null ? { off: t('commands.needsCase') } : walk[way].off === null ? {} : { off: walk[way].off }),
    });
  return [
    ...PAGES.map((page, index): Command => ({
      id: `go-${page}`,
      label: t('commands.goTo', { page: t(`pages.${page}`) }),
      keys: `Alt+${index + 1}`,
      run: () => navigate({ place: page, tab: null }),
      ...(page === 'home' ? {} : needsProject),
    })),
    command('open-project', () => void openMyFiles(), { keys: 'Mod+O' }),
    command('new-project', () => openDialog({ kind: 'newProject', files: [] }), { keys: 'Mod+N' }),
    command('example-credit', () => void openExample('credit')),
    command('example-churn', () => void openExample('churn')),
    command('import-log', () => newImport(), { keys: 'Mod+I', ...needsProject }),
    command('add-bundle', () => void addBundle(), { keys: 'Mod+Shift+I', ...needsProject }),
    command('save-copy', () => void saveCopy(), { keys: 'Mod+S', ...needsProject }),
    command('sealed-copy', () => openDialog({ kind: 'sealedCopy' }), needsProject),
    command('rename', () => openDialog({ kind: 'rename' }), needsProject),
    command('wall', () => openWall(), needsRows),
    command('present', () => show('start'), { keys: 'F5', ...noStory }),
    command('present-here', () => show('here'), { keys: 'Shift+F5', ...noStory }),
    command('find', () => findCase(), { keys: 'Mod+F', ...needsRows }),
    step('previous'),
    step('next'),
    command('undo', () => undo(), { keys: 'Mod+Z', ...nothingDone }),
    command('redo', () => redo(), { keys: 'Mod+Shift+Z', ...nothingUndone }),
    command('turn-figures', () => turnAllFigures(), { keys: 'T', ...needsRows }),
    command('print', () => window.print(), { keys: 'Mod+P' }),
    command('language', () => changePreferences({ language: preferences.language === 'fr' ? 'en' : 'fr' })),
    command('toggle-theme', () => toggleTheme()),
    command('zoom-in', () => zoom(nextZoom(preferences.zoomPct, 1)), { keys: 'Mod++' }),
    command('zoom-out', () => zoom(nextZoom(preferences.zoomPct, -1)), { keys: 'Mod+-' }),
    command('zoom-reset', () => zoom(100), { keys: 'Mod+0' }),
    ...DEPTHS.map((depth): Command => command(`depth-${depth}`, () => changePreferences({ depth }))),
    command('help', () => navigate({ place: 'help', tab: null }), { keys: 'F1' }),
    command('shortcuts', () => navigate({ place: 'help', tab: 'keys' })),
    command('palette', () => openDialog({ kind: 'palette' }), { keys: 'Mod+K' }),
    command('leave-drawer', () => closeDrawer(), { keys: 'Esc' }),
    command('close-project', () => void closeProject(), { keys: 'Mod+Shift+W', ...needsProject }),
  ];
}

const DEPTHS = ['decision', 'expert', 'audit'] as const;

function toggleTheme(): void {
  const isDark = document.documentElement.dataset['mantineColorScheme'] === 'dark';
  changePreferences({ theme: isDark ? 'light' : 'dark' });
}

const SEARCH_ID = 'case-search';

function findCase(): void {
  navigate({ place: 'cases', tab: null });
  window.setTimeout(() => document.getElementById(SEARCH_ID)?.focus(), 60);
}
