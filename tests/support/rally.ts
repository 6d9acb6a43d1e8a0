/** A whole server on a throw-away folder and a free port, for tests: the real parts, opened and closed as in production. */
import type * as Once from './once/rally.js';
import { importOnce } from './readOnce.js';

export { DIST } from './dist.js';
export { namedPhoto, TUS, update, uploadMetadata, uploadPhoto, uploadsIn } from './posts.js';
export type { Rally, RallyOptions } from './once/rally.js';

export const startRally: typeof Once.startRally = async (...given) => {
  const once = (await importOnce(new URL('./once/rally.ts', import.meta.url))) as typeof Once;
  return once.startRally(...given);
};
