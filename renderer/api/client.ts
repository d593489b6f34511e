import { createClient } from '#shared/contract/client.ts';

/** The one client of the window. The engine answers on the origin of the page, whichever host serves it. */
export const client = createClient((request) => fetch(request), window.location.origin);
