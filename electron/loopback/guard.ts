import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type Refusal = { status: 403 | 421; why: string };

/** Cookies do not know of ports, so the name holds the port: two hosts do not overwrite each other's. */
export function cookieName(port: number): string {
  return `tribune-${port}`;
}

/** A page of another site, or a name that resolves to this computer, is refused before anything is read. */
export function refuseStranger(headers: IncomingHttpHeaders, port: number): Refusal | null {
  const own = `127.0.0.1:${port}`;
  if (headers.host !== own) return { status: 421, why: 'wrong host' };
  if (headers.origin !== undefined && headers.origin !== `http://${own}`) return { status: 403, why: 'wrong origin' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403, why: 'wrong site' };
  return null;
}

export function holdsCookie(headers: IncomingHttpHeaders, port: number, secret: string): boolean {
  const prefix = `${cookieName(port)}=`;
  const given = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return given.some((pair) => pair.startsWith(prefix) && isSame(pair.slice(prefix.length), secret));
}

/** In constant time, whatever the lengths. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
