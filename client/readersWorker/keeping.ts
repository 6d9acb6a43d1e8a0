/** The part of the readers' worker that keeps a copy of its blog: it hears the page, and answers where no network does. */
import { KEEPS, type KeepMessage, type KeepOutcome } from '../../shared/protocol/keep.js';
import { answerTo } from './keeping/answering.js';
import { Keeper } from './keeping/keeper.js';
import type { PushEvent, ReadersScope } from './scope.js';
import { readMessage } from './showing.js';

/** Begins to keep. A worker that was installed for notifications alone stands in no request's way. */
export function keepCopy(worker: ReadersScope, search: string): Keeper {
  const slug = new URL(worker.registration.scope).pathname.split('/')[2] ?? '';
  const keeper = new Keeper({
    slug,
    caches,
    fetch: (address, how) => fetch(address, how),
    now: Date.now,
    saves: () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true,
    onGone: () => leaveUnused(worker),
  });
  worker.addEventListener('message', (event) => {
    const work = hear(keeper, event.data);
    if (work !== null) event.waitUntil(work.then((outcome) => event.ports[0]?.postMessage(outcome)));
  });
  if (search === KEEPS) answerPages(worker, keeper, slug);
  return keeper;
}

/** Asks for no navigation preload: where that fails, Firefox shows its own error in place of the worker's answer. */
function answerPages(worker: ReadersScope, keeper: Keeper, slug: string): void {
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const { origin } = new URL(worker.registration.scope);
  // An answer of the browser's own store may be ten seconds old, and would be taken for the network's.
  const ask = (address: string): Promise<Response> => fetch(address, { cache: 'no-cache', redirect: 'manual' });
  const parts = { keeper, slug, origin, fetch: (request: Request) => fetch(request), ask, wait };
  worker.addEventListener('fetch', (event) => {
    const answer = answerTo(parts, event);
    if (answer !== null) event.respondWith(answer);
  });
}

/** null for a word that is not known: a page of another build may say it. */
function hear(keeper: Keeper, data: unknown): Promise<KeepOutcome> | null {
  const { kept, address, gone = [], photos = [] } = (data ?? {}) as Partial<KeepMessage>;
  if (kept === 'forget') return keeper.forget();
  if (typeof address !== 'string') return null;
  if (kept === 'takeOut') return keeper.takeOut({ gone, photos });
  if (kept === 'keep') return keeper.keep(address);
  return kept === 'renew' ? keeper.renew(address, { gone, photos }) : null;
}

/** Takes an entry out of the copy that a notification tells to be gone; one that it tells again comes as it stands now. */
export async function takeOutGone(keeper: Keeper, data: PushEvent['data']): Promise<void> {
  const message = readMessage(data);
  if (message === null) return;
  if (message.at === undefined) await keeper.renewWithout(message.id);
  else await keeper.renewAfter(message.id, message.seq);
}

/** A worker of which nothing is asked any more goes with the last thing that was. */
async function leaveUnused({ registration }: ReadersScope): Promise<void> {
  // A browser may have workers and no notifications.
  const manager = registration.pushManager as PushManager | undefined;
  const subscription = await manager?.getSubscription().catch(() => null);
  if (!subscription) await registration.unregister();
}
