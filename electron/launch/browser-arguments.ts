export type BrowserWindow = {
  url: string;
  profile: string;
  platform: NodeJS.Platform;
  /** Chromium refuses to start for root with its sandbox. */
  asRoot: boolean;
  /** Later starts keep the place and size that the person gave the window. */
  firstTime: boolean;
  /** Over the whole screen from the start: the page itself may only ask for it after a click. */
  fullScreen: boolean;
};

type OwnBrowser = Omit<BrowserWindow, 'url' | 'firstTime' | 'fullScreen'>;

/** Discard: a port where nothing listens. */
const DEAD_PROXY = '127.0.0.1:9';

const NETWORK_FEATURES = ['DialMediaRouteProvider', 'MediaRouter', 'OptimizationHints', 'Translate'];

/**
 * A profile of its own that cannot reach another computer. The first flags alone still let Chromium look up names of its
 * maker; the resolver rule stops that, and the dead proxy stops the proxy of a company.
 */
function quietArguments({ profile, platform, asRoot }: OwnBrowser): string[] {
  return [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-component-update',
    '--disable-background-networking',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-breakpad',
    '--disable-extensions',
    '--no-pings',
    `--disable-features=${NETWORK_FEATURES.join(',')}`,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    `--proxy-server=${DEAD_PROXY}`,
    '--proxy-bypass-list=127.0.0.1',
    ...(platform === 'linux' ? ['--password-store=basic'] : []),
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}

/** One window without tabs. */
export function browserArguments({ url, firstTime, fullScreen, ...own }: BrowserWindow): string[] {
  return [
    `--app=${url}`,
    ...quietArguments(own),
    // After a power cut: restoring would open an address that worked once.
    '--hide-crash-restore-bubble',
    ...(firstTime ? ['--window-size=1440,900'] : []),
    ...(fullScreen ? ['--start-fullscreen'] : []),
  ];
}

/** No window and no port: commands come through a pipe that only this process holds. */
export function printerArguments(own: OwnBrowser): string[] {
  return ['--headless', '--remote-debugging-pipe', '--disable-gpu', ...quietArguments(own)];
}
