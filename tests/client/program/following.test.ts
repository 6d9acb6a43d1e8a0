/** News of a blog as a program hears it, over networks that cut, refuse and forget. */
import { randomUUID } from 'node:crypto';
import type { News, Place, RemoteBlog } from '../../../client/program/rallyline.js';
import type { PublicEntry } from '../../../shared/entry.js';
import { blogOf, breaking, entry, heard, newBlog, rally, shortly, standWithServer, withoutStreams } from './stand.js';

standWithServer();

/** Posts, revises, retracts, takes down and renames, over the usual network. */
async function happenIn(slug: string): Promise<void> {
  const desk = blogOf(slug, await rally.token(slug, 'Desk', 'editor'));
  const one = await desk.post(entry('one'));
  const two = await desk.post(entry('two'));
  await desk.revise(one.id, one.rev, { text: 'one, corrected' });
  await desk.retract(two.id);
  const three = await desk.post(entry('three'));
  await desk.takeDown(three.id);
  await desk.change((await desk.read()).rev, { title: 'Another title' });
  await desk.post(entry('last'));
}

/** The place up to which a blog stands. */
async function placeIn(blog: RemoteBlog): Promise<Place> {
  const { epoch, head } = await blog.read();
  return { epoch, seq: head };
}

/** The entries that stand, by what was told. */
function folded(all: readonly News[]): string[] {
  const kept = new Map<string, PublicEntry>();
  for (const news of all) {
    if (news.kind === 'new' || news.kind === 'revised') kept.set(news.entry.id, news.entry);
    if (news.kind === 'gone') kept.delete(news.id);
  }
  return [...kept.values()].sort((one, other) => other.order - one.order).map(({ text }) => text);
}

async function untilLast(following: AsyncIterable<News>): Promise<News[]> {
  const all: News[] = [];
  for await (const news of following) {
    all.push(news);
    if (news.kind === 'new' && news.entry.text === 'last') break;
  }
  return all;
}

test('new, revised, withdrawn and renamed things are told in order while they happen', async () => {
  const blog = await newBlog();
  const desk = blogOf(blog.slug, await rally.token(blog.slug, 'Desk', 'editor'));
  const following = blog.follow({ from: await placeIn(blog) });
  const told: News[] = [];
  const hear = async () => void told.push((await following.next()).value as News);
  const { id, rev } = await desk.post(entry('one'));
  await hear();
  await desk.revise(id, rev, { text: 'one, corrected' });
  await hear();
  await desk.retract(id);
  await hear();
  await desk.change((await desk.read()).rev, { title: 'Renamed' });
  await hear();
  await following.return();
  expect(told.map(shortly)).toEqual(['new one', 'revised one, corrected', 'gone', 'blog Renamed']);
  const seqs = told.map(({ place }) => place.seq);
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
});

test.each([
  ['by stream', fetch],
  ['over a network that lets no stream through', withoutStreams],
  ['over a network that breaks every stream after a piece of it', breaking()],
])('a program %s ends at the record: nothing is left out, and nothing that is gone stays', async (_how, network) => {
  const blog = await newBlog(network);
  const following = blog.follow({ from: await placeIn(blog) });
  const [all] = await Promise.all([untilLast(following), happenIn(blog.slug)]);
  expect(folded(all)).toEqual(['last', 'one, corrected']);
  const now: string[] = [];
  for await (const { text } of blog.entries()) now.push(text);
  expect(folded(all)).toEqual(now);
  const news = all.filter(({ kind }) => kind === 'new').map((one) => (one.kind === 'new' ? one.entry.id : ''));
  expect(new Set(news).size).toBe(news.length);
});

test('a program that comes back with its last place hears all that came meanwhile, and nothing again', async () => {
  const opened: Request[] = [];
  const blog = await newBlog(breaking(opened));
  const from = await placeIn(blog);
  await blog.post(entry('one'));
  const [one] = await heard(blog.follow({ from }), 1);
  await blog.post(entry('two'));
  await blog.post(entry('three'));
  const later = await heard(blog.follow({ from: one!.place }), 2);
  expect([one!, ...later].map(shortly)).toEqual(['new one', 'new two', 'new three']);
  expect(opened.at(-1)?.headers.get('last-event-id')).toBe(`${from.epoch}.${one!.place.seq}`);
});

test.each([
  ['by stream', fetch],
  ['over a network that lets no stream through', withoutStreams],
])(
  'an entry that was posted and revised meanwhile is new to a program that comes back %s over more than one answer',
  async (_how, network) => {
    const blog = await newBlog(network);
    const from = await placeIn(blog);
    const early = await blog.post(entry('early'));
    // More than one answer holds.
    for (let n = 0; n < 12; n += 1) await blog.post(entry('A long speech. '.repeat(1_000)));
    await blog.revise(early.id, early.rev, { text: 'early, corrected' });
    const all = await heard(blog.follow({ from }), 13);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['new']));
    expect(all.map(shortly)).toContain('new early, corrected');
  },
);

test.each([
  ['of another epoch', (head: number) => ({ epoch: randomUUID(), seq: head }), 'epoch'],
  ['beyond the record', (head: number, epoch: string) => ({ epoch, seq: head + 500 }), 'ahead'],
] as const)('a place %s is a reset, after which the news goes on', async (_what, placeOf, why) => {
  for (const network of [fetch, withoutStreams]) {
    const blog = await newBlog(network);
    await blog.post(entry('before'));
    const { epoch, head } = await blog.read();
    const following = blog.follow({ from: placeOf(head, epoch) });
    const reset = (await following.next()).value as News;
    expect(reset).toEqual({ kind: 'reset', why, place: { epoch, seq: head } });
    await blog.post(entry('after'));
    expect((await heard(following, 1)).map(shortly)).toEqual(['new after']);
  }
});

test('a blog that is not there, or is for its desk alone, ends the following with the refusal', async () => {
  const hidden = await newBlog();
  const from = await placeIn(hidden);
  await hidden.change((await hidden.read()).rev, { visibility: 'desk' });
  await expect(hidden.follow({ from }).next()).rejects.toMatchObject({ status: 404, refusal: { code: 'not-found' } });
  await expect(blogOf('nowhere', 'x').follow().next()).rejects.toMatchObject({ status: 404 });
});

test('the caller’s signal ends a following that waits, without an error', async () => {
  const blog = await newBlog();
  const leaving = new AbortController();
  const waiting = blog.follow({ from: await placeIn(blog), signal: leaving.signal }).next();
  setTimeout(() => leaving.abort(), 100);
  expect(await waiting).toEqual({ done: true, value: undefined });
});
