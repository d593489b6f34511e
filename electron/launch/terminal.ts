/** Whoever read our lines may be gone, as in `npm start | head -1`; the window stays. */
export function outliveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** Settles at the first signal to end, or when standard input ends and the parent is said to hold it. */
export function untilStopped({ exitWithParent }: { exitWithParent: boolean }): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => settle());
    if (!exitWithParent) return;
    process.stdin.on('error', () => settle());
    process.stdin.on('end', () => settle());
    process.stdin.on('close', () => settle());
    process.stdin.resume();
  });
}

export function hasScreen(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}
