/** A blog's worker comes with the first thing that a reader asks of it and goes with the last, in either order. */
import { installWorker, removeUnusedWorker, workerOf } from '../../../client/reader/workerUses.js';
import { MemoryCaches } from '../../support/memoryCaches.js';

const COPY = 'rallyline-kept/baku';

/** A browser's registrations, as far as a page uses them. */
class Registrations {
  readonly all = new Map<string, ServiceWorkerRegistration>();
  isSubscribed = false;

  register(script: string, { scope }: { scope: string }): Promise<ServiceWorkerRegistration> {
    const active = { scriptURL: `http://x${script}`, state: 'activated', addEventListener: () => undefined };
    const registration = {
      active,
      scope: `http://x${scope}`,
      pushManager: { getSubscription: () => Promise.resolve(this.isSubscribed ? {} : null) },
      unregister: () => Promise.resolve(this.all.delete(scope)),
    };
    this.all.set(scope, registration as unknown as ServiceWorkerRegistration);
    return Promise.resolve(this.all.get(scope)!);
  }

  getRegistrations(): Promise<ServiceWorkerRegistration[]> {
    return Promise.resolve([...this.all.values()]);
  }
}

let browser: Registrations;
let store: MemoryCaches;

beforeEach(() => {
  [browser, store] = [new Registrations(), new MemoryCaches()];
  Object.defineProperty(globalThis, 'navigator', { value: { serviceWorker: browser }, configurable: true });
  Object.defineProperty(globalThis, 'caches', { value: store, configurable: true });
});

const script = async (): Promise<string | undefined> =>
  (await workerOf('baku'))?.active?.scriptURL.replace('http://x', '');

async function keep(): Promise<void> {
  await installWorker('baku', true);
  await store.open(COPY);
}

async function subscribe(): Promise<void> {
  await installWorker('baku');
  browser.isSubscribed = true;
}

async function end(what: 'copy' | 'notifications'): Promise<void> {
  if (what === 'copy') await store.delete(COPY);
  else browser.isSubscribed = false;
  await removeUnusedWorker('baku');
}

test('notifications first, then a copy: the worker answers pages for as long as there is a copy', async () => {
  await subscribe();
  expect(await script()).toBe('/live/worker.js');
  await keep();
  expect(await script()).toBe('/live/worker.js?keep');
  await end('copy');
  expect(await script()).toBe('/live/worker.js');
  await end('notifications');
  expect(await script()).toBeUndefined();
});

test('a copy first, then notifications: the worker goes on answering pages, and goes with the last of both', async () => {
  await keep();
  await subscribe();
  expect(await script()).toBe('/live/worker.js?keep');
  await end('notifications');
  expect(await script()).toBe('/live/worker.js?keep');
  await end('copy');
  expect(await script()).toBeUndefined();
});

test('a blog whose address begins alike has a worker of its own', async () => {
  await browser.register('/live/worker.js', { scope: '/live/baku-2' });
  await keep();
  await end('copy');
  expect([...browser.all.keys()]).toEqual(['/live/baku-2']);
});
