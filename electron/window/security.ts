import { app } from 'electron';
import type { BrowserWindowConstructorOptions, Session, WebContents } from 'electron';
import { ORIGIN, isOwnUrl } from './protocol.ts';

/** Copying a sentence or a picture, and a story on the whole screen. */
const PERMISSIONS = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Before `ready`: Chromium resolves no name and does no errand of its own. */
export function cutNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('no-proxy-server');
}

export type Refused = { requests: number };

/** Requests of pages: only our own scheme. What was sent all the same would be seen, and counted. */
export function guardSession(session: Session, onSent: () => void): Refused {
  const refused: Refused = { requests: 0 };
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !isAllowed(url);
    if (cancel) refused.requests += 1;
    answer({ cancel });
  });
  session.webRequest.onSendHeaders(({ url }) => {
    if (/^(https?|wss?|ftp):/i.test(url)) onSent();
  });
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(PERMISSIONS.has(permission) && isOwnUrl(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (contents, permission) => PERMISSIONS.has(permission) && contents !== null && isOwnUrl(contents.getURL()),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  return refused;
}

function isAllowed(url: string): boolean {
  return isOwnUrl(url) || /^(data|blob|devtools|chrome-devtools):/i.test(url);
}

/** The one window that a page may open: the notes of a presentation, by its address and nothing else. */
const NOTES = new RegExp(`^${ORIGIN}/#/notes/[0-9a-f-]{36}$`);

/** It holds no dialogs and no files: what it shows, the stage tells it. */
const NOTES_WINDOW: BrowserWindowConstructorOptions = {
  title: 'Tribune',
  width: 1040,
  height: 680,
  autoHideMenuBar: true,
  webPreferences: {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  },
};

/** The page stays the page: no navigation, no window but that of the notes, no web view. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) =>
    NOTES.test(url) && isOwnUrl(contents.getURL())
      ? { action: 'allow', overrideBrowserWindowOptions: NOTES_WINDOW }
      : { action: 'deny' },
  );
  contents.on('will-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
