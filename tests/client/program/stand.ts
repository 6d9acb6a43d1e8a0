/** A server and a blog for the client's tests, and networks that fail in chosen ways. */
import { Rallyline, type NewEntry, type News, type RemoteBlog } from '../../../client/program/rallyline.js';
import type { Patience } from '../../../client/program/requests.js';
import { startRally, update, type Rally } from '../../support/rally.js';

export let rally: Rally;

export function standWithServer(): void {
  beforeAll(async () => {
    rally = await startRally();
  });
  afterAll(() => rally.stop());
}

export const HASTE: Partial<Patience> = { attempts: 5, firstMs: 5, longestMs: 20, answerMs: 10_000 };

/** A blog of its own, as an editor's program sees it through a network. */
export async function newBlog(network: typeof fetch = fetch, settings = {}): Promise<RemoteBlog> {
  const slug = await rally.blog(settings);
  return blogOf(slug, await rally.token(slug, 'Eve', 'editor'), network);
}

export function blogOf(slug: string, token: string, network: typeof fetch = fetch): RemoteBlog {
  return new Rallyline(rally.url, { token, fetch: network, patience: HASTE }).blog(slug);
}

export function entry(text: string): NewEntry {
  return update({ text }) as unknown as NewEntry;
}

/** Loses the answers to the first so many requests that the server has done. */
export function losing(count: number, asked: Request[] = []): typeof fetch {
  let left = count;
  return async (address, request) => {
    asked.push(new Request(address, request));
    const response = await fetch(address, request);
    if (left === 0) return response;
    left -= 1;
    await response.text();
    throw new TypeError('fetch failed');
  };
}

/** Answers 503 in place of every stream, as a proxy does that has no room for one. */
export const withoutStreams: typeof fetch = (address, request) =>
  isStream(address) ? Promise.resolve(new Response('', { status: 503 })) : fetch(address, request);

/** Breaks every stream after one piece of it. */
export function breaking(opened: Request[] = []): typeof fetch {
  return async (address, request) => {
    const response = await fetch(address, request);
    if (!isStream(address) || !response.ok || response.body === null) return response;
    opened.push(new Request(address, request));
    let pieces = 0;
    const cut = new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, out) => {
        pieces += 1;
        if (pieces > 2) out.error(new TypeError('terminated'));
        else out.enqueue(piece);
      },
    });
    return new Response(response.body.pipeThrough(cut), response);
  };
}

function isStream(address: string | URL | Request): boolean {
  return String(address).includes('/stream');
}

/** So many news, in order; then the following is left. */
export async function heard(following: AsyncIterable<News>, count: number): Promise<News[]> {
  const all: News[] = [];
  for await (const news of following) {
    all.push(news);
    if (all.length === count) break;
  }
  return all;
}

export function shortly(news: News): string {
  switch (news.kind) {
    case 'new':
    case 'revised':
      return `${news.kind} ${news.entry.text}`;
    case 'gone':
      return 'gone';
    case 'blog':
      return `blog ${news.blog.title}`;
    case 'reset':
      return `reset ${news.why}`;
  }
}
