/**
 * The readers' worker of one blog: it comes with the first thing that a reader asks of it, and goes with the last. Each
 * use says for itself whether it is wanted, so that none has to keep a list.
 */
import { READERS_WORKER } from '../../shared/protocol/push.js';

export interface WorkerUse {
  /** Whether the reader wants this of the blog's worker now. */
  isWanted: (registration: ServiceWorkerRegistration) => Promise<boolean>;
}

/** Notifications; an offline copy will stand beside them. */
const USES: readonly WorkerUse[] = [
  { isWanted: async ({ pushManager }) => (await pushManager.getSubscription()) !== null },
];

const scopeOf = (slug: string): string => `/live/${slug}`;

/** The blog's own registration: that of `/live/baku` would serve `/live/baku-2` as well. */
export async function workerOf(slug: string): Promise<ServiceWorkerRegistration | undefined> {
  const known = await navigator.serviceWorker.getRegistrations();
  return known.find(({ scope }) => new URL(scope).pathname === scopeOf(slug));
}

/** Installs the worker where it is not there yet, and resolves once it works. */
export async function installWorker(slug: string): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(READERS_WORKER, { scope: scopeOf(slug) });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (registration.active) resolve();
      else if (worker?.state === 'redundant') reject(new Error('the worker was not installed'));
    };
    worker?.addEventListener('statechange', look);
    look();
  });
  return registration;
}

/** Removes the worker where nothing is asked of it any more. */
export async function removeUnusedWorker(slug: string): Promise<void> {
  const registration = await workerOf(slug);
  if (!registration) return;
  const wanted = await Promise.all(USES.map(({ isWanted }) => isWanted(registration)));
  if (!wanted.includes(true)) await registration.unregister();
}
