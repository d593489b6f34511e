import type { ServerResponse } from 'node:http';

/** Pages that are open, told by the streams they hold. A page that reloads is back within the grace. */
export type Presence = {
  hold(response: ServerResponse): void;
  /** At least one page came. */
  seen(): boolean;
  /** Settles once when the last page has been gone for as long as the grace. */
  left: Promise<void>;
  stop(): void;
};

export function createPresence(graceMs: number): Presence {
  let open = 0;
  let seen = false;
  let timer: NodeJS.Timeout | undefined;
  let leave: () => void = () => undefined;
  const left = new Promise<void>((settle) => {
    leave = settle;
  });
  return {
    hold(response) {
      open += 1;
      seen = true;
      clearTimeout(timer);
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
      response.write('\n');
      response.once('close', () => {
        open -= 1;
        if (open === 0) timer = setTimeout(leave, graceMs);
      });
    },
    seen: () => seen,
    left,
    stop: () => clearTimeout(timer),
  };
}
