import { Suspense, lazy, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useProject } from '#renderer/api/use-project.ts';
import { useRoute } from '#renderer/state/location.ts';
import { usePresentation } from '#renderer/state/presentation.ts';
import { Loading } from '#renderer/ui/Loading.tsx';
import { ToastPlace } from '#renderer/ui/Toast.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { DialogPlace } from './DialogPlace.tsx';
import { DrawerPlace } from './DrawerPlace.tsx';
import { DropAnywhere } from './DropAnywhere.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { OpeningPlace } from './OpeningPlace.tsx';
import { pages } from './pages.ts';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useWatching } from './use-watching.ts';
import { useShortcuts } from './use-shortcuts.ts';
import css from './Shell.module.css';

const PresentationPlace = lazy(() =>
  import('#renderer/views/stories/index.ts').then((view) => ({ default: view.PresentationPlace })),
);

export function Shell(): ReactNode {
  const { t } = useWords();
  const { place } = useRoute();
  const { project, isLooking } = useProject();
  const main = useRef<HTMLElement>(null);
  // Not the presentation itself: the page below rests while pages of a story are turned.
  const isPresented = usePresentation(({ current }) => current !== null);
  const isOnStage = usePresentation(({ current }) => current !== null && !current.isAway);
  useShortcuts();
  useArrivals();
  useWatching();
  useTitle();
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [place]);
  const Page = pages[project === null && place !== 'help' ? 'home' : place];
  // On the wall, nothing stands beside the page.
  const isAlone = place === 'wall' && project !== null;
  return (
    <div className={css['window']}>
      <div className={`${css['shell']} ${isAlone ? css['alone'] : ''}`} inert={isOnStage}>
        {!isAlone && (
          <>
            <a
              className={css['skip']}
              href="#main"
              onClick={(event) => {
                event.preventDefault();
                main.current?.focus();
              }}
            >
              {t('shell.skip')}
            </a>
            <div className={css['rail']}>
              <Rail />
            </div>
            <TopBar />
          </>
        )}
        <main ref={main} id="main" className={css['main']} tabIndex={-1}>
          <OpeningPlace />
          <ErrorBoundary key={`${place} ${project?.id ?? ''}`}>
            <Suspense fallback={<Waiting />}>{isLooking ? <Waiting /> : <Page key={project?.id ?? ''} />}</Suspense>
          </ErrorBoundary>
        </main>
        <DrawerPlace />
      </div>
      <DialogPlace />
      {isPresented && (
        <Suspense>
          <PresentationPlace />
        </Suspense>
      )}
      <ToastPlace />
      <DropAnywhere />
    </div>
  );
}

function Waiting(): ReactNode {
  return (
    <div className={css['wait']}>
      <Loading progress={null} />
    </div>
  );
}

/** The title of the window says the page, then the project. */
function useTitle(): void {
  const { t } = useWords();
  const { place } = useRoute();
  const { project } = useProject();
  const page = t(`pages.${place}`);
  useEffect(() => {
    document.title = [page, project?.name, 'Tribune'].filter((part) => part !== undefined).join(' – ');
  }, [page, project?.name]);
}
