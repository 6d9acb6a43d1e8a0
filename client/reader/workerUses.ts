/**
 * The readers' worker of one blog: it comes with the first thing that a reader asks of it, and goes with the last. Each
 * use says for itself whether it is wanted, so that none has to keep a list.
 */
import { KEEPS } from '../../shared/protocol/keep.js';
import { READERS_WORKER } from '../../shared/protocol/push.js';
import { isKept } from '../kept/copy.js';

export interface WorkerUse {
  /** Whether the reader wants this of the blog's worker now. */
  isWanted: (registration: ServiceWorkerRegistration) => Promise<boolean>;
}

/** Notifications, and an offline copy. */
const USES: readonly WorkerUse[] = [
  { isWanted: async ({ pushManager }) => (await subscriptionOf(pushManager)) !== null },
  { isWanted: ({ scope }) => isKept(slugOf(scope)) },
];

/** A browser may have workers and no notifications. */
const subscriptionOf = (manager: PushManager | undefined): Promise<PushSubscription | null> =>
  manager?.getSubscription() ?? Promise.resolve(null);

const slugOf = (scope: string): string => new URL(scope).pathname.split('/')[2] ?? '';
const scopeOf = (slug: string): string => `/live/${slug}`;

/** The blog's own registration: that of `/live/baku` would serve `/live/baku-2` as well. */
export async function workerOf(slug: string): Promise<ServiceWorkerRegistration | undefined> {
  const known = await navigator.serviceWorker.getRegistrations();
  return known.find(({ scope }) => new URL(scope).pathname === scopeOf(slug));
}

/**
 * Installs the worker where it is not there yet, and resolves once it works. `keeps`: whether it answers requests of pages,
 * by another address of the same script; for notifications alone a page's requests do not pass it.
 */
export async function installWorker(slug: string, keeps?: boolean): Promise<ServiceWorkerRegistration> {
  const script = READERS_WORKER + ((keeps ?? (await isKept(slug))) ? KEEPS : '');
  const registration = await navigator.serviceWorker.register(script, { scope: scopeOf(slug) });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (worker?.state === 'activated') resolve();
      else if (worker?.state === 'redundant') reject(new Error('the worker was not installed'));
    };
    worker?.addEventListener('statechange', look);
    look();
  });
  return registration;
}

/** Removes the worker where nothing is asked of it any more, and its part that answers pages where no copy is kept. */
export async function removeUnusedWorker(slug: string): Promise<void> {
  const registration = await workerOf(slug);
  if (!registration) return;
  const wanted = await Promise.all(USES.map(({ isWanted }) => isWanted(registration)));
  if (!wanted.includes(true)) await registration.unregister();
  else if (registration.active?.scriptURL.endsWith(KEEPS) === true && !(await isKept(slug))) await installWorker(slug);
}
