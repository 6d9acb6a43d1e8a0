/** The addresses that say whether the process is up, and whether it should be given requests. */
import { Router } from 'express';
import { NO_STORE } from './caching.js';

export interface HealthParts {
  /** True from the first read of the store until the server begins to stop. */
  isReady: () => boolean;
  /** Whether the store answers now. A store that is away makes nobody unready: pages go on from memory (rule F7). */
  isStoreThere: () => Promise<boolean>;
}

export function healthRoutes({ isReady, isStoreThere }: HealthParts): Router {
  const routes = Router();
  routes.get('/healthz', (_request, response) => {
    response.set('Cache-Control', NO_STORE).json({ ok: true });
  });
  routes.get('/readyz', async (_request, response) => {
    const store = (await isStoreThere()) ? 'ok' : 'away';
    response
      .status(isReady() ? 200 : 503)
      .set('Cache-Control', NO_STORE)
      .json({ store });
  });
  return routes;
}
