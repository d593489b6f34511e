import '#renderer/theme/index.ts';
import { createRoot } from 'react-dom/client';
import { client } from '#renderer/api/client.ts';
import '#renderer/api/network-watch.ts';
import { keepPresence } from '#renderer/api/presence.ts';
import { keepAbout } from '#renderer/api/use-about.ts';
import { giveUpWaiting } from '#renderer/project/waiting-import.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { parseHash } from '#renderer/state/route.ts';
import { App } from './App.tsx';
import { preload } from './pages.ts';

const FACES = [
  '400 30px "Newsreader Variable"',
  '400 14px "Instrument Sans Variable"',
  '600 14px "Instrument Sans Variable"',
];
const FACES_WAIT_MS = 400;

/** The faces come from this computer: waiting for them a moment is better than text that jumps. */
async function faces(): Promise<void> {
  const wait = new Promise<void>((resolve) => window.setTimeout(resolve, FACES_WAIT_MS));
  await Promise.race([Promise.allSettled(FACES.map((face) => document.fonts.load(face))), wait]);
}

async function preferences(): Promise<void> {
  const about = await client.call('app.about', {});
  keepAbout(about);
  usePreferences.setState(about.preferences);
  // The window of the notes does not keep the host alive: it ends with the presentation.
  if (parseHash(window.location.hash).place === 'notes') return;
  if (about.host === 'browser') keepPresence();
  await giveUpWaiting();
}

/** The code of the page is on its way while the engine answers. Not at the top level: pages import what waits here. */
async function start(): Promise<void> {
  await Promise.allSettled([preferences(), faces(), preload(parseHash(window.location.hash).place)]);
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<App />);
}

void start();
