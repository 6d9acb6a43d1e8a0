/** An entry with a photo, all the addresses that show it, and those among them that a cache still answers with it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { Nginx } from '../../support/nginx.js';
import { photo } from '../../support/photos.js';
import { namedPhoto, type Rally } from '../../support/rally.js';

export interface Story {
  blog: string;
  id: string;
  /** A word of the entry's text that no other entry has. */
  word: string;
  /** The seq of a later entry: the page below it holds this one. */
  seq: string;
  /** Root-relative addresses of the photo's files. */
  sources: string[];
}

/** Posts an entry with a photo and this word, and an entry after it. */
export async function postStory(rally: Rally, word: string): Promise<Story> {
  const blog = await rally.blog();
  const token = await rally.token(blog, 'Ann');
  const named = namedPhoto({ alt: `alt of ${word}` });
  const fields = { kind: 'photo', text: `text of ${word}`, media: [named] };
  const { id } = await rally.post(token, blog, fields);
  expect((await rally.uploadPhoto(token, blog, named.id, await photo({ width: 800, height: 600 }))).status).toBe(204);
  const { content } = await rally.developed(blog, id);
  const sources = content.media.flatMap(({ sources }) => sources.map(({ src }) => src));
  expect(sources.length).toBeGreaterThan(0);
  // A later entry, so that there is an older page that holds this one.
  const { seq } = await rally.post(token, blog);
  return { blog, id, word, seq: String(seq), sources };
}

export async function takeDown(rally: Rally, { blog, id }: Story): Promise<void> {
  const editor = await rally.token(blog, 'Eve', 'editor');
  const address = `/api/v1/blogs/${blog}/entries/${id}/takedown`;
  expect((await rally.send(editor, 'POST', address, { command: crypto.randomUUID() })).status).toBe(201);
}

/** Every public address that can hold the entry, and spellings and queries that nobody could list. */
function addressesOf({ blog, id, seq, sources }: Story): string[] {
  const page = `/live/${blog}`;
  const api = `/api/v1/blogs/${blog}`;
  return [
    ...['', '?lang=uk', `?before=${seq}`, '?utm_source=elsewhere', '/', '/preview.jpg'].map((rest) => page + rest),
    ...[`/entries/${id}`, `/entries/${id}?lang=uk`, `/entries/${id}/preview.jpg`].map((rest) => page + rest),
    ...['/feed.rss', '/feed.atom', '/feed.json'].map((rest) => page + rest),
    oddly(page),
    ...['', '?theme=dark', '/fragment', '/fragment?limit=30', '/jsonld'].map((rest) => `/embed/${blog}${rest}`),
    ...['', '/entries', `/entries?before=${seq}`, '/changes?since=0', '/changes?since=0&as=html'].map(
      (rest) => api + rest,
    ),
    ...sources,
  ];
}

/** Spells the address with an escape: the cache cannot know it for the same, and keeps it apart. */
function oddly(page: string): string {
  return page.replace('/rally-', '/%72ally-');
}

/** The addresses whose answers hold the entry. A picture of it does as long as it is answered; the blog's picture does not. */
export async function holders(nginx: Nginx, story: Story): Promise<string[]> {
  const found = await Promise.all(
    addressesOf(story).map(async (address) => {
      const answer = await fetch(nginx.url + address);
      const body = Buffer.from(await answer.arrayBuffer());
      const shows = address.startsWith('/media/') || address.endsWith(`${story.id}/preview.jpg`);
      return body.includes(story.word) || (shows && answer.ok) ? [address] : [];
    }),
  );
  return found.flat();
}

/** The tests' premise: nearly all of these addresses hold the entry, and the cache answers for the server. */
export async function expectCached(nginx: Nginx, story: Story): Promise<void> {
  const before = await holders(nginx, story);
  expect(before.length).toBeGreaterThan(addressesOf(story).length * 0.7);
  for (const address of [`/live/${story.blog}`, oddly(`/live/${story.blog}`), ...story.sources]) {
    expect(before).toContain(address);
    await expectKept(nginx.url + address);
  }
}

/**
 * Asks until the cache answers by itself: the hook's second call, for an earlier change, may have emptied it, and an answer
 * may just have been too old on a slow machine. The next request finds it kept.
 */
async function expectKept(address: string): Promise<void> {
  let seen: string | null = null;
  for (let tries = 0; tries < 10; tries += 1) {
    seen = (await fetch(address)).headers.get('x-cache');
    if (seen !== 'MISS' && seen !== 'REVALIDATED') break;
  }
  expect(seen).toMatch(/HIT|STALE|UPDATING/);
}

/**
 * Milliseconds from `began` until an address held the entry for the last time; asks on and on, as readers do. The moment
 * of the request counts: a busy machine's time to answer is not the cache's.
 */
export async function lastSeen(nginx: Nginx, story: Story, began: number): Promise<number> {
  let seen = 0;
  while (Date.now() - began < 90_000) {
    const asked = Date.now() - began;
    if ((await holders(nginx, story)).length === 0) return seen;
    seen = asked;
    await sleep(200);
  }
  throw new Error(`still there: ${(await holders(nginx, story)).join(' ')}`);
}
