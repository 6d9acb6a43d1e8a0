/** Commands and reading of a program against a real server, over a network that loses answers. */
import { randomUUID } from 'node:crypto';
import { Rallyline } from '../../../client/program/rallyline.js';
import { entry, HASTE, losing, newBlog, rally, standWithServer } from './stand.js';

standWithServer();

test('an entry whose answers are lost is posted once, with one id and one body', async () => {
  const asked: Request[] = [];
  const blog = await newBlog(losing(2, asked));
  const receipt = await blog.post({ kind: 'update', lang: 'en', text: 'People are arriving.' });
  const bodies = await Promise.all(asked.map((request) => request.text()));
  expect([bodies.length, new Set(bodies).size]).toEqual([3, 1]);
  const texts: string[] = [];
  for await (const { id, text } of blog.entries()) texts.push(`${id} ${text}`);
  expect(texts).toEqual([`${receipt.id} People are arriving.`]);
});

test('a program that keeps its entry’s id may post it again in another life', async () => {
  const blog = await newBlog();
  const kept = { ...entry('once'), id: randomUUID() };
  expect(await blog.post(kept)).toEqual(await blog.post(kept));
  await expect(blog.post({ ...kept, text: 'other words' })).rejects.toMatchObject({
    status: 409,
    refusal: { code: 'conflict', field: 'id' },
  });
});

test('a revision whose answer is lost is made once; one of a stale rev is a conflict that names the present one', async () => {
  const blog = await newBlog();
  const { id, rev } = await blog.post(entry('one'));
  const flaky = new Rallyline(rally.url, {
    token: await rally.token(blog.slug, 'Ed', 'editor'),
    fetch: losing(1),
    patience: HASTE,
  }).blog(blog.slug);
  expect(await flaky.revise(id, rev, { text: 'two' })).toMatchObject({ id, rev: 2 });
  await expect(blog.revise(id, rev, { text: 'three' })).rejects.toMatchObject({
    refusal: { field: 'rev', current: 2 },
  });
});

test('a held entry is published, and an entry is retracted, in the blog’s own order', async () => {
  const blog = await newBlog(fetch, { status: 'paused' });
  const reporter = new Rallyline(rally.url, { token: await rally.token(blog.slug, 'Ann') }).blog(blog.slug);
  const held = await reporter.post(entry('held'));
  expect(held.seq).toBeNull();
  const published = await blog.publish(held.id, held.rev);
  expect(published.seq).toBeGreaterThan(0);
  await blog.retract(held.id, { reason: 'a mistake' });
  expect((await blog.entries().next()).done).toBe(true);
});

test('a walk takes pages of the size that is asked for, of one kind, and reads no further than it is taken', async () => {
  const asked: Request[] = [];
  const blog = await newBlog(losing(0, asked));
  for (let n = 0; n < 7; n += 1) await blog.post(entry(`entry ${n}`));
  await blog.post({ kind: 'chant', lang: 'uk', words: 'Слава Україні!' } as never);
  const sizes: number[] = [];
  for await (const { entries } of blog.pages({ limit: 3, kind: 'update' })) sizes.push(entries.length);
  expect(sizes).toEqual([3, 3, 1]);
  asked.length = 0;
  for await (const { text } of blog.entries({ limit: 3, before: 6 })) if (text === 'entry 3') break;
  expect(asked.map(({ url }) => new URL(url).search)).toEqual(['?before=6&limit=3']);
});

test('reading sends no token, and the list of blogs has the public ones', async () => {
  const asked: Request[] = [];
  const blog = await newBlog(losing(0, asked));
  await blog.read();
  await blog.post(entry('one'));
  expect(asked.map(({ headers }) => headers.has('authorization'))).toEqual([false, true]);
  const slugs = (await new Rallyline(`${rally.url}/any/path`).blogs()).map(({ slug }) => slug);
  expect(slugs).toContain(blog.slug);
});
