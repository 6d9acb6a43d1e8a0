/** A real server of one blog, on a free port, with the reader's script of the build. */
import type * as Once from './once/rallyServer.js';
import { importOnce } from './readOnce.js';

export type { RallyServer } from './once/rallyServer.js';

/** `settings`: of the blog, where they matter. `now`: another clock than the machine's. */
export const serveRally: typeof Once.serveRally = async (...given) => {
  const once = (await importOnce(new URL('./once/rallyServer.ts', import.meta.url))) as typeof Once;
  return once.serveRally(...given);
};
