/**
 * Keeps the shell of `/report`, in one language, so that the app opens without a network. Everything in the caches was
 * asked for without credentials and is the same for everybody: a phone that is taken tells nothing by it.
 *
 * The kept page is shown at once, also where there is a network: a phone in a crowd has one that answers after a minute.
 * A newer build is fetched whole beside it, and waits until the page says that nothing is being written.
 */
import { isShare, takeShared } from './sharing.js';
import { END, FACES, facesCache, TAKE_OVER, type AskedEvent, type Shell, type WorkerScope } from './scope.js';

declare const RALLYLINE_SHELL: Shell;

const OURS = 'rallyline-report-';
const worker = self as unknown as WorkerScope;
const { cache, page, files, sending, faces } = RALLYLINE_SHELL;

/** Whether the phone was wiped: nothing is kept from here on, also where something is on its way into a cache. */
let isOver = false;

// Where the browser never wakes a worker without a page, nothing is loaded for it.
if ('sync' in worker.registration) worker.importScripts(sending);

worker.addEventListener('install', (event) => event.waitUntil(fetchShell()));
worker.addEventListener('activate', (event) => event.waitUntil(becomeTheOne()));
worker.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void worker.skipWaiting();
  if (data === END) isOver = true;
});
worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event);
  if (answer !== null) event.respondWith(answer);
});

/** Rejects where one file does not come: the worker is then not installed, and the browser tries again later. */
async function fetchShell(): Promise<void> {
  const shell = await caches.open(cache);
  await Promise.all([page, ...files].map((address) => fetchInto(shell, address)));
}

async function fetchInto(shell: Cache, address: string): Promise<void> {
  // A file whose name carries its hash is the same in the build before.
  const known = address === page ? undefined : await caches.match(address, { ignoreVary: true });
  const answer =
    known ?? (await fetch(address, { credentials: 'omit', cache: address === page ? 'no-store' : 'default' }));
  if (!answer.ok) throw new Error(`${address} answered ${answer.status.toString()}`);
  if (isOver) throw new Error('the phone was wiped');
  await shell.put(address, answer);
}

async function becomeTheOne(): Promise<void> {
  const present = [cache, facesCache(faces)];
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS) || name.startsWith(FACES));
  const others = ours.filter((name) => !present.includes(name));
  await Promise.all(others.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** null: the request goes its own way to the server, as if there were no worker. */
function answerTo({ request }: AskedEvent): Promise<Response> | null {
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin || isOver) return null;
  if (isShare(request, pathname)) return takeShared(request);
  if (request.method !== 'GET') return null;
  // An address that names a language is somebody's wish for another page than the kept one.
  if (request.mode === 'navigate')
    return pathname === '/report' && !search.includes('lang=') ? kept(page, request) : null;
  // The search of faces is fetched by the page that wants it, and only answered here.
  if (pathname.startsWith(faces)) return kept(pathname, request, facesCache(faces));
  return files.includes(pathname) ? kept(pathname, request) : null;
}

async function kept(address: string, request: Request, cacheName = cache): Promise<Response> {
  // A browser short of room may have thrown the cache away, and left the worker.
  return (await caches.match(address, { cacheName, ignoreVary: true })) ?? fetch(request).catch(unanswered(request));
}

/**
 * An answer where no network gives one. Firefox (seen in 153) ends the registration of a worker that leaves the script of
 * a thread without an answer, and the app would not open without a network any more.
 */
function unanswered({ mode }: Request): (error: unknown) => Response {
  return (error) => {
    // The browser's own page on the network is the best for somebody who opens the app.
    if (mode === 'navigate') throw error;
    return new Response(null, { status: 504, headers: { 'Content-Type': 'text/javascript' } });
  };
}
