/** Frames: when they go out, and their content. */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { LiveFeed } from '../../../server/feed/feeds.js';
import type { Position } from '../../../shared/protocol/readers.js';
import { Frames } from '../../../server/feed/frames.js';
import { createViews } from '../../../server/feed/views.js';
import { createMetrics } from '../../../server/metrics.js';
import type { Actor } from '../../../server/newsroom.js';
import type { JournalItem } from '../../../server/storage/ports.js';
import { openHouse, type House } from '../newsroom/house.js';
import { listenTo, SITE, startInstance, until, type Instance } from './instance.js';

let house: House;
let here: Instance;
let blog: string;
let ann: Actor;
let live: LiveFeed;

// Each post is on the disk before it is acknowledged, and disks are shared.
jest.setTimeout(30_000);

beforeAll(async () => (house = await openHouse()));
afterAll(() => house.close());
beforeEach(async () => {
  house.told.publish = () => undefined;
  here = startInstance(house);
  blog = await house.blog({ languages: ['en', 'uk'] });
  ann = house.person(blog, 'Ann');
  live = await here.live(blog);
});
afterEach(() => here.stop());

/** Items that the house published meanwhile, of which this instance was told nothing. */
async function unheard(work: () => Promise<void>): Promise<JournalItem[]> {
  const from = house.published.length;
  here.wire.delivers = here.wire.compares = false;
  await work();
  return house.published.slice(from);
}

const VIEWS = createViews(SITE, () => undefined);
/** Frames of the same feed, by a clock of the test's own. */
const framesBy = (clock: () => number) => new Frames(live.feed, VIEWS, createMetrics(), clock);

const revise = (id: string, rev: number, patch: object) =>
  house.newsroom.revise(house.person(blog, 'Eve', 'editor'), { command: randomUUID(), id, blog, rev, ...patch });

test('a feed’s first change goes out at once as a frame', async () => {
  const heard = listenTo(live);
  const { receipt } = await house.post(ann, blog);
  expect(heard.frames).toMatchObject([{ from: 2, to: 2, deltas: [{ seq: 2, id: receipt.id, order: 2 }] }]);
});

test('changes that follow are gathered into five frames a second at most, without a hole between them', async () => {
  // The clock's last reading before a frame goes out is the time by which the next ones are due.
  let at = 0;
  const frames = framesBy(() => (at = performance.now()));
  const heard = listenTo({ ...live, frames }, undefined, () => at);
  const items = await unheard(async () => {
    for (let n = 0; n < 60; n += 1) await house.post(ann, blog);
  });
  for (const item of items) {
    live.feed.accept(item);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await until('all are out', () => heard.frames.at(-1)!.to === 61);
  frames.close();
  expect(heard.frames.length).toBeGreaterThan(5);
  for (const [n, frame] of heard.frames.entries()) {
    expect(frame.from).toBe(n === 0 ? 2 : heard.frames[n - 1]!.to + 1);
    // Five intervals are a second, less what a frame may go earlier after one that was late, and a timer's rounding.
    if (n >= 5) expect(frame.at - heard.frames[n - 5]!.at).toBeGreaterThan(890);
  }
});

test('a frame that is sent late does not delay the frames after it', async () => {
  const clock = { at: 0 };
  const frames = framesBy(() => clock.at);
  const heard = listenTo({ ...live, frames });
  const items = await unheard(async () => {
    for (let n = 0; n < 4; n += 1) await house.post(ann, blog);
  });
  // Due at 0, 200, 400 and 600.
  const wentAt = [0, 290, 400, 600].map((at, n) => {
    clock.at = at;
    live.feed.accept(items[n]!);
    return heard.frames.length;
  });
  frames.close();
  expect(wentAt).toEqual([1, 2, 3, 4]);
});

test('[R5] a frame holds each entry once, in its latest state, by rising seq', async () => {
  // By a clock that stands still no interval is over, however long the house takes.
  const frames = framesBy(() => 0);
  const heard = listenTo({ ...live, frames });
  await house.post(ann, blog);
  let [one, two] = ['', ''];
  const items = await unheard(async () => {
    one = (await house.post(ann, blog, { text: 'one' })).receipt.id;
    two = (await house.post(ann, blog, { text: 'two' })).receipt.id;
    await revise(one, 1, { text: 'one again' });
    await house.newsroom.retract(ann, { command: randomUUID(), id: two, blog });
  });
  items.forEach((item) => live.feed.accept(item));
  await until('the second frame is out', () => heard.frames.length === 2);
  frames.close();
  const [, second] = heard.frames;
  expect(second).toMatchObject({ from: 3, to: 6 });
  expect(second!.deltas).toMatchObject([
    { seq: 5, id: one, order: 3, entry: { text: 'one again', rev: 2 } },
    { seq: 6, id: two, gone: true },
  ]);
  expect(second!.deltas[1]).toEqual({ seq: 6, id: two, gone: true });
});

test('readers that lost their connections together get one frame that was made once, until something has changed', async () => {
  const html = { as: 'html', lang: 'en' } as const;
  await house.post(ann, blog, { text: 'A crowd sees this.' });
  await until('it has come', () => live.feed.head >= 2);
  const first = live.frames.build(1, html);
  expect(first?.json).toContain('A crowd sees this.');
  expect(live.frames.build(1, html)).toBe(first);
  expect(live.frames.build(1, { as: 'json', lang: 'en' })).not.toBe(first);
  expect(live.frames.build(1, { as: 'html', lang: 'uk' })).not.toBe(first);
  await house.post(ann, blog, { text: 'And then this.' });
  await until('it has come', () => live.feed.head === 3);
  const next = live.frames.build(1, html);
  expect([next?.to, next?.json.includes('And then this.')]).toEqual([3, true]);
});

test('an HTML frame has the whole article in the reader’s language, and the top whenever that changed', async () => {
  const [html, ukrainian] = [listenTo(live, { as: 'html', lang: 'en' }), listenTo(live, { as: 'html', lang: 'uk' })];
  const json = listenTo(live);
  const { id } = (await house.post(ann, blog, { translations: { uk: { text: 'Співають.' } } })).receipt;
  const [delta] = html.frames[0]!.deltas as { html: string }[];
  expect(delta!.html).toMatch(new RegExp(`^<article[^>]*data-entry="${id}"[^]*</article>$`));
  expect(delta!.html).toContain('They sing.');
  expect(JSON.stringify(ukrainian.frames[0])).toContain('Співають.');
  expect(html.frames[0]!.deltas).toHaveLength(1);

  await revise(id, 1, { pinned: true });
  await until('the pin is out', () => html.frames.length === 2);
  expect(html.frames[1]!.deltas).toMatchObject([
    { seq: 3, id },
    { seq: 3, top: expect.stringContaining('They sing.') },
  ]);
  expect(json.frames[1]!.deltas).toMatchObject([{ seq: 3, id, entry: { pinned: true } }]);

  await house.set(blog, { title: 'Another title' });
  await until('the title is out', () => html.frames.length === 3);
  expect(html.frames[2]!.deltas).toMatchObject([{ seq: 4, top: expect.stringContaining('Another title') }]);
  expect(json.frames[2]!.deltas).toMatchObject([{ seq: 4, blog: { title: 'Another title', head: 4 } }]);
});

test('[J2] a drive entry and the blog that it moves come with one seq', async () => {
  await house.set(blog, { drives: [{ id: 'trucks', title: 'Trucks', unit: 'trucks', target: 10 }] });
  const heard = listenTo(live);
  await new Promise((resolve) => setTimeout(resolve, 250));
  await house.post(ann, blog, { kind: 'drive', text: '', drive: 'trucks', add: 4 });
  expect(heard.frames.at(-1)!.deltas).toMatchObject([
    { seq: 3, kind: 'drive' },
    { seq: 3, blog: { drives: [{ done: 4 }] } },
  ]);
});

test('a position goes to a reader that is not pinged 50 s after the last frame, and to no reader that is', () => {
  jest.useFakeTimers();
  const frames = new Frames(
    live.feed,
    createViews(SITE, () => undefined),
    createMetrics(),
    () => 0,
  );
  const heard: Record<string, Position[]> = { pinged: [], silent: [] };
  for (const [name, positions] of Object.entries(heard)) {
    const position = (told: Position) => positions.push(told);
    const rest = { frame: () => undefined, reset: () => undefined, close: () => undefined };
    frames.listen({ as: 'json', lang: 'en' }, { isPinged: name === 'pinged', position, ...rest });
  }
  jest.advanceTimersByTime(49_000);
  expect(heard).toEqual({ pinged: [], silent: [] });
  jest.advanceTimersByTime(2_000);
  expect(heard).toEqual({ pinged: [], silent: [{ epoch: live.feed.epoch, head: 1 }] });
  frames.close();
  jest.useRealTimers();
});

test('readers hear the position, and catch up by themselves, where too many changes came at once for one frame', async () => {
  // The feed reads 200 changes at a time: the time until the next frame is over when all of them are there, and not before.
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'performance', 'Date'],
  });
  const frames = framesBy(() => 0);
  const heard = listenTo({ ...live, frames });
  await house.post(ann, blog);
  await unheard(async () => {
    for (let n = 0; n < 210; n += 1) await house.post(ann, blog);
  });
  await live.feed.heal();
  jest.advanceTimersByTime(1_000);
  frames.close();
  jest.useRealTimers();
  expect(heard.frames).toMatchObject([{ from: 2, to: 2 }]);
  expect(heard.positions).toEqual([{ epoch: live.feed.epoch, head: 212 }]);
});
