/**
 * The newest build of the reporters' app, made sure of before a page that signed in leads on to it: a kept page of a
 * build from before second halves would open without one, and say that nobody is signed in.
 */
import { TAKE_OVER } from '../worker/scope.js';

/** The longest wait for it, ms: after that the kept page opens as it is. */
const PATIENCE_MS = 10_000;

/** Never rejects. `container`: `navigator.serviceWorker`; undefined where the browser has none. */
export async function makeSureOfNewestApp(
  container: Pick<ServiceWorkerContainer, 'getRegistration'> | undefined,
  patience = PATIENCE_MS,
): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, patience));
  await Promise.race([late, renewed(container).catch(() => undefined)]);
}

async function renewed(container: Pick<ServiceWorkerContainer, 'getRegistration'> | undefined): Promise<void> {
  const registration = await container?.getRegistration('/report');
  await registration?.update();
  const next = registration?.waiting ?? registration?.installing ?? null;
  // A worker that is the phone's first takes its place by itself.
  if (next === null || registration?.active === null) return;
  await reached(next, 'installed');
  next.postMessage(TAKE_OVER);
  await reached(next, 'activated');
}

const WAY = ['parsed', 'installing', 'installed', 'activating', 'activated', 'redundant'];

/** Resolves when the worker is so far, or is further. */
function reached(worker: ServiceWorker, state: ServiceWorkerState): Promise<void> {
  const isThere = () => WAY.indexOf(worker.state) >= WAY.indexOf(state);
  if (isThere()) return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => isThere() && resolve());
  });
}
