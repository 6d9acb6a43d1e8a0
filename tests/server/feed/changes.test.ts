/** Changes after a seq: the limits of an answer, and that it folds. */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ChangesAsk } from '../../../server/feed/changes.js';
import type { LiveFeed } from '../../../server/feed/feeds.js';
import { WINDOW_MIN } from '../../../server/feed/window.js';
import type { Actor } from '../../../server/newsroom.js';
import type { Frame, Reset } from '../../../shared/protocol/readers.js';
import { CHANGES_MAX_BYTES } from '../../../shared/protocol/readers.js';
import { openHouse, type House } from '../newsroom/house.js';
import { startInstance, until, type Instance } from './instance.js';

let house: House;
let here: Instance;
let blog: string;
let ann: Actor;

// Each post is on the disk before it is acknowledged, and disks are shared.
jest.setTimeout(30_000);

beforeAll(async () => (house = await openHouse()));
afterAll(() => house.close());
beforeEach(async () => {
  house.told.publish = () => undefined;
  here = startInstance(house);
  blog = await house.blog();
  ann = house.person(blog, 'Ann');
});
afterEach(() => here.stop());

type Answer = Frame & { head: number } & Partial<Reset> & { reset?: true };

async function changes(live: LiveFeed, since: number, ask: Partial<ChangesAsk> = {}): Promise<Answer> {
  const { json } = await live.changes.answer({ since, epoch: live.feed.epoch, as: 'json', lang: 'en', ...ask });
  return JSON.parse(json) as Answer;
}

async function posts(count: number, fields: Record<string, unknown> = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await house.post(ann, blog, fields)).receipt.id);
  return ids;
}

test('an answer of changes has 200 deltas at most, and asking on from `to` gives all, each once, by rising seq', async () => {
  const ids = await posts(450);
  const live = await here.live(blog);
  let since = 0;
  const deltas: { seq: number; id?: string }[] = [];
  const sizes: number[] = [];
  while (since < live.feed.head) {
    const answer = await changes(live, since);
    expect(answer).toMatchObject({ from: since + 1, head: 451 });
    expect(answer.to).toBeGreaterThan(since);
    deltas.push(...answer.deltas);
    sizes.push(answer.deltas.length);
    since = answer.to;
  }
  expect(Math.max(...sizes)).toBeLessThanOrEqual(201);
  expect(deltas.flatMap(({ id }) => id ?? [])).toEqual(ids);
  expect(deltas.map(({ seq }) => seq)).toEqual(Array.from({ length: 451 }, (_, n) => n + 1));
});

test('an answer of changes has 256 KB at most, but always one delta', async () => {
  await posts(12, { text: 'ж'.repeat(20_000) });
  const live = await here.live(blog);
  let since = 1;
  let answers = 0;
  while (since < live.feed.head) {
    const answer = await changes(live, since);
    expect(Buffer.byteLength(JSON.stringify(answer.deltas))).toBeLessThan(CHANGES_MAX_BYTES + 1_000);
    expect(answer.to).toBeGreaterThan(since);
    since = answer.to;
    answers += 1;
  }
  expect(answers).toBeGreaterThan(1);
  const long = { text: 'ж'.repeat(20_000) };
  await house.post(ann, blog, { ...long, translations: { uk: long, az: long } });
  await until('it is read', () => live.feed.head === 14);
  expect((await changes(live, 13)).deltas).toHaveLength(1);
});

test('two deltas of one seq stay together in one answer', async () => {
  await posts(199);
  await house.set(blog, { drives: [{ id: 'trucks', title: 'Trucks', unit: 'trucks', target: 10 }] });
  await house.post(ann, blog, { kind: 'drive', text: '', drive: 'trucks', add: 1 });
  await posts(5);
  const live = await here.live(blog);
  const answer = await changes(live, 1);
  const seqs = answer.deltas.map(({ seq }) => seq);
  expect(seqs.filter((seq) => seq === 202)).toHaveLength(2);
  expect(answer.to).toBeGreaterThanOrEqual(202);
  expect((await changes(live, answer.to)).deltas[0]!.seq).toBe(answer.to + 1);
});

test('[R5] a gap is folded: an entry comes once in its latest state, also as gone, and the range has no hole', async () => {
  const [one, two] = await posts(2);
  const eve = house.person(blog, 'Eve', 'editor');
  await house.newsroom.revise(eve, { command: randomUUID(), id: one, blog, rev: 1, text: 'again' });
  await house.newsroom.retract(eve, { command: randomUUID(), id: two, blog });
  const live = await here.live(blog);
  expect(await changes(live, 1)).toMatchObject({
    from: 2,
    to: 5,
    deltas: [
      { seq: 4, id: one, order: 2, entry: { text: 'again' } },
      { seq: 5, id: two, gone: true },
    ],
  });
});

test('[T1] nothing of a taken down entry is in any answer', async () => {
  const [id] = await posts(1, { text: 'a secret name' });
  const live = await here.live(blog);
  await changes(live, 0);
  await house.newsroom.takedown(house.person(blog, 'Eve', 'editor'), { command: randomUUID(), id, blog });
  for (const since of [0, 1, 2]) {
    for (const as of ['json', 'html'] as const) {
      const answer = await changes(live, since, { as });
      expect(JSON.stringify(answer)).not.toContain('secret');
      expect(answer.deltas.at(-1)).toEqual({ seq: 3, id, gone: true });
    }
  }
  expect((await live.pages.newest('en')).body.toString()).not.toContain('secret');
});

test('the last 200 changed entries are answered from memory right after a start; beyond them the journal is read', async () => {
  await posts(WINDOW_MIN + 60);
  const live = await here.live(blog);
  const { head } = live.feed;
  await changes(live, head - WINDOW_MIN);
  expect(here.calls.get('since')).toBeUndefined();
  await changes(live, head - WINDOW_MIN - 20);
  expect(here.calls.get('since')).toBe(1);
});

test('[R3] a reader of another epoch, and a reader ahead of the journal, are told to load their page again', async () => {
  await posts(3);
  const live = await here.live(blog);
  const reset = { reset: true, epoch: live.feed.epoch, head: 4 };
  expect(await changes(live, 2, { epoch: randomUUID() })).toEqual({ ...reset, why: 'epoch' });
  expect(await changes(live, 5)).toEqual({ ...reset, why: 'ahead' });
  expect(await changes(live, 4)).toMatchObject({ from: 5, to: 4, head: 4, deltas: [] });
});

test('[R3] a reader over 2,000 changes behind is told to load its page again', async () => {
  await posts(1);
  const far = startInstance(house, {
    snapshot: async (slug, limits) => {
      const snapshot = (await house.store.journal.snapshot(slug, limits))!;
      return { ...snapshot, blog: { ...snapshot.blog, head: 2_002 } };
    },
    since: async (slug, seq, limit) => ({
      ...(await house.store.journal.since(slug, 0, limit))!,
      head: 2_002,
      to: seq,
    }),
  });
  far.wire.compares = false;
  const live = await far.live(blog);
  expect(await changes(live, 1)).toEqual({ reset: true, epoch: live.feed.epoch, head: 2_002, why: 'far' });
  expect(await changes(live, 2)).toMatchObject({ from: 3, head: 2_002 });
  far.stop();
});

test('[R3] a reader that is ahead of this instance, and level with the journal, need not load its page again', async () => {
  const live = await here.live(blog);
  here.wire.delivers = false;
  await posts(2);
  expect(live.feed.head).toBe(1);
  expect(await changes(live, 3)).toMatchObject({ from: 4, to: 3, head: 3, deltas: [] });
});

test('the same question for changes is answered with the same bytes until the head moves', async () => {
  await posts(2);
  const live = await here.live(blog);
  const ask = { since: 0, as: 'html', lang: 'en' } as const;
  const first = await live.changes.answer(ask);
  expect(await live.changes.answer(ask)).toBe(first);
  await posts(1);
  expect((await live.changes.answer(ask)).json).not.toBe(first.json);
});
