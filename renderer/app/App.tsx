import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';
import { queryClient } from '#renderer/api/query-client.ts';
import { useRoute } from '#renderer/state/location.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { theme } from '#renderer/theme/theme.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { pages } from './pages.ts';
import { Shell } from './Shell.tsx';

export function App(): ReactNode {
  const { theme: chosen, language, zoomPct } = usePreferences();
  // The second window of a presentation holds no project: it follows the first.
  const isNotes = useRoute((route) => route.place === 'notes');
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    document.documentElement.style.fontSize = `${zoomPct}%`;
  }, [zoomPct]);
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} forceColorScheme={chosen === 'system' ? system : chosen} deduplicateCssVariables>
        <ErrorBoundary>
          {isNotes ? (
            <Suspense>
              <pages.notes />
            </Suspense>
          ) : (
            <Shell />
          )}
        </ErrorBoundary>
      </MantineProvider>
    </QueryClientProvider>
  );
}
