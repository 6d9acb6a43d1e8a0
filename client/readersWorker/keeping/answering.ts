/**
 * Answers requests of a kept blog's pages: the network first, always, and the copy where none answers. What is of another
 * blog, whose address may begin like this one's, goes its way as if there were no worker.
 */
import { timeOfCopy } from '../../kept/copy.js';
import type { AskedEvent } from '../scope.js';
import { holdsEntry, marked, smallestBeside } from './html.js';
import type { Keeper, KeptPage } from './keeper.js';

/** Milliseconds without an answer, after which the copy is shown: a far line needs four round trips for the first byte. */
const PATIENCE_MS = 4_000;

export interface AnsweringParts {
  keeper: Keeper;
  slug: string;
  origin: string;
  fetch: (request: Request) => Promise<Response>;
  /** Asks for a page, past what the browser has stored: a fetch of a worker would be answered with a stale one. */
  ask: (address: string) => Promise<Response>;
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>;
}

/** The answer; null: the request goes its own way. */
export function answerTo(parts: AnsweringParts, event: AskedEvent): Promise<Response> | null {
  const { request } = event;
  const address = new URL(request.url);
  const { pathname } = address;
  if (request.method !== 'GET' || address.origin !== parts.origin) return null;
  if (request.mode === 'navigate') return isOfBlog(parts, pathname) ? opened(parts, event, address) : null;
  if (pathname.startsWith('/assets/')) return asset(parts, request, pathname);
  if (pathname.startsWith('/media/')) return photo(parts, request, pathname);
  if (pathname === `/live/${parts.slug}/tell`) return orKept(parts, request, pathname);
  return null;
}

/** The blog's page, or that of one of its entries. The worker's scope holds addresses of other blogs as well. */
function isOfBlog({ slug }: AnsweringParts, pathname: string): boolean {
  return pathname === `/live/${slug}` || pathname.startsWith(`/live/${slug}/entries/`);
}

async function opened(parts: AnsweringParts, event: AskedEvent, address: URL): Promise<Response> {
  const { keeper, slug, wait, ask } = parts;
  const { pathname, search } = address;
  const network = ask(event.request.url);
  const page = `/live/${slug}`;
  // Any other query asks for another page: of older entries, say.
  const isNewest = pathname === page && /^(?:\?lang=[^&]*)?$/.test(search);
  event.waitUntil(isNewest ? learn(parts, network, pathname + search) : learnGone(parts, network, pathname));
  const answer = await Promise.race([network.catch(() => null), wait(PATIENCE_MS).then(() => null)]);
  // A gateway that does not reach the server is no answer of the blog.
  if (answer !== null && answer.status < 500) return answer;
  const kept = await keeper.kept();
  if (kept === null) return network;
  return isNewest ? shown(kept) : inPlace(kept, address);
}

/** The copy follows what the reader sees: each page that comes takes its place, in the language that it has. */
async function learn({ keeper }: AnsweringParts, network: Promise<Response>, address: string): Promise<void> {
  const answer = await network.then(
    (answer) => answer.clone(),
    () => null,
  );
  // A redirection, as a network with a sign-in sends it, can be neither read nor kept.
  if (answer === null || answer.type === 'opaqueredirect') return;
  await keeper.renew(address, {}, answer);
}

/** An entry that the network does not have any more leaves the copy; where it has not the blog either, the copy goes. */
async function learnGone({ keeper }: AnsweringParts, network: Promise<Response>, pathname: string): Promise<void> {
  const [, , id = ''] = ENTRY.exec(pathname) ?? [];
  const answer = await network.catch(() => null);
  if (id && (answer?.status === 404 || answer?.status === 410)) await keeper.renewWithout(id);
}

/** The page of an entry: its blog's page, and its id. */
const ENTRY = /^(\/live\/[^/]+)\/entries\/([^/]+)$/;

function shown({ html, at, lang, headers, beside: { note, line, files } }: KeptPage): Response {
  const time = timeOfCopy(at, lang);
  const styles = files.filter((file) => file.endsWith('.css'));
  const words = { note: note.replaceAll('{time}', time), line: line.replace('{time}', time), styles };
  return new Response(marked(html, words), { headers });
}

/** An entry is shown where it stands in the kept page; any other page by a note that it is not there. */
function inPlace({ html, headers, beside: { other } }: KeptPage, { origin, pathname, search }: URL): Response {
  const [, page = '', id = ''] = ENTRY.exec(pathname) ?? [];
  if (holdsEntry(html, id)) return Response.redirect(`${origin}${page}${search}#e-${id}`, 302);
  return new Response(other, { status: 503, headers });
}

/** Names carry a hash of the content, so that a kept file is as good as any: a copy of an old build has its own files. */
async function asset({ keeper, fetch }: AnsweringParts, request: Request, pathname: string): Promise<Response> {
  return (await keeper.match(pathname)) ?? fetch(request).catch(unanswered);
}

/** Another size of the photo is better than none. */
async function photo({ keeper, fetch }: AnsweringParts, request: Request, pathname: string): Promise<Response> {
  return fetch(request).catch(async () => {
    const kept = await keeper.kept();
    const smallest = kept === null ? undefined : smallestBeside(kept.html, pathname);
    return (smallest === undefined ? undefined : await keeper.match(smallest)) ?? unanswered();
  });
}

async function orKept({ keeper, fetch, wait }: AnsweringParts, request: Request, path: string): Promise<Response> {
  const network = fetch(request);
  const answer = await Promise.race([network.catch(() => null), wait(PATIENCE_MS).then(() => null)]);
  return answer ?? (await keeper.match(path)) ?? network.catch(unanswered);
}

/** An answer in any case: Firefox ends the registration of a worker that leaves a script without (decision 25). */
const unanswered = (): Response => new Response(null, { status: 504 });
