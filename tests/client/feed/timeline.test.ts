import { Timeline } from '../../../client/feed/timeline.js';
import { type Page, Unanswered } from '../../../client/feed/timeline/ports.js';
import type { ChangesAnswer, HtmlDelta, Position } from '../../../shared/protocol/readers.js';
import { ModelFeed } from '../../support/modelFeed.js';
import { MemoryView, VirtualClock } from '../../support/readers.js';

const POLL = 10;

interface Asked {
  epoch: string;
  since: number;
}

/** A reader of a model feed with `posts` entries, whose questions are answered as each test says. */
function readerOf(feed: ModelFeed, page: Page = feed.page()) {
  const clock = new VirtualClock();
  const view = new MemoryView(page);
  const asked: (Asked & { at: number })[] = [];
  const loaded: { at?: Position; before?: number }[] = [];
  const told: boolean[] = [];
  const wire = {
    changes: (ask: Asked): ChangesAnswer<HtmlDelta> | Promise<ChangesAnswer<HtmlDelta>> => feed.answer(ask),
    page: (ask: { before?: number }): Page | null | Promise<Page | null> => feed.page({ before: ask.before }),
  };
  const source = {
    changes: async (ask: Asked) => {
      asked.push({ ...ask, at: clock.now() });
      return wire.changes(ask);
    },
    page: async (ask: { at?: Position; before?: number }) => {
      loaded.push(ask);
      return wire.page(ask);
    },
  };
  const timeline = new Timeline({ clock, source, view, poll: POLL, caughtUp: (yes) => told.push(yes) }, page);
  const ids = () => timeline.articles.map(({ id }) => id);
  return { clock, view, timeline, asked, loaded, told, wire, ids };
}

function feedOf(posts: number): ModelFeed {
  const feed = new ModelFeed();
  for (let n = 1; n <= posts; n += 1) feed.post(`p${n}`);
  return feed;
}

const never = () => new Promise<never>(() => undefined);
const hello = (feed: ModelFeed, at = feed.head) => ({ ...feed.position(), at, now: '', poll: POLL, lang: 'en' });

test('[R1] a reader that joins level asks nothing, and gets each frame once', async () => {
  const feed = feedOf(3);
  const { timeline, view, asked, clock } = readerOf(feed);
  timeline.hello(hello(feed));
  feed.post('p4');
  timeline.frame(feed.frame(4, 4));
  timeline.frame(feed.frame(4, 4));
  await clock.pass(60_000);
  expect(view.ids).toEqual(['p4', 'p3', 'p2', 'p1']);
  expect(asked).toEqual([]);
});

test('[R1] a reader that joins behind memory fetches what it missed; one whose catch-up frame follows does not', async () => {
  const feed = feedOf(3);
  const page = feed.page();
  feed.post('p4');
  const fetching = readerOf(feed, page);
  fetching.timeline.hello(hello(feed));
  const framed = readerOf(feed, page);
  framed.timeline.hello(hello(feed, 3));
  expect(framed.told).toEqual([false]);
  await fetching.clock.pass(0);
  await framed.clock.pass(0);
  expect(fetching.ids()).toEqual(['p4', 'p3', 'p2', 'p1']);
  expect(framed.asked).toEqual([]);
  framed.timeline.frame(feed.frame(4, 4));
  expect(framed.ids()).toEqual(fetching.ids());
  expect(framed.told).toEqual([false, true]);
});

test('[R2] a frame ahead of a gap is kept until the gap has closed', async () => {
  const feed = feedOf(1);
  const { timeline, view, asked, wire, clock } = readerOf(feed);
  let answer: (answer: ChangesAnswer<HtmlDelta>) => void = () => undefined;
  wire.changes = () => new Promise((go) => (answer = go));
  feed.post('p2');
  const missed = feed.answer({ epoch: 'e1', since: 0 });
  feed.post('p3');
  timeline.frame(feed.frame(3, 3));
  feed.post('p4');
  timeline.frame(feed.frame(4, 4));
  await clock.pass(60_000);
  expect(view.ids).toEqual(['p1']);
  expect(asked).toHaveLength(1);
  answer(missed);
  await clock.pass(0);
  expect(view.ids).toEqual(['p4', 'p3', 'p2', 'p1']);
});

test('[R2] the first question of a catch-up is rounded down to a multiple of 64, and it goes on from `to`', async () => {
  const feed = feedOf(100);
  const page = feed.page();
  for (let n = 101; n <= 500; n += 1) feed.post(`p${n}`);
  const { timeline, asked, clock, ids } = readerOf(feed, page);
  timeline.position(feed.position());
  await clock.pass(0);
  expect(asked.map(({ since }) => since)).toEqual([64, 264, 464]);
  expect(ids().slice(0, 2)).toEqual(['p500', 'p499']);
  expect(ids()).toHaveLength(420);
});

test('[R2] an answer that ends below the gap is asked again after 1, 2, 4 s, and then each `poll`', async () => {
  const feed = feedOf(2);
  const { timeline, asked, wire, clock, ids } = readerOf(feed);
  wire.changes = (ask) => feed.answer(ask, 2);
  feed.post('p3');
  timeline.position(feed.position());
  await clock.pass(36_000);
  expect(asked.map(({ at }) => at / 1_000)).toEqual([0, 1, 3, 7, 15, 25, 35]);
  wire.changes = (ask) => feed.answer(ask);
  await clock.pass(10_000);
  expect(ids()).toEqual(['p3', 'p2', 'p1']);
});

test('[R2] a question that gets no answer is asked again when the server said', async () => {
  const feed = feedOf(2);
  const { timeline, asked, wire, clock } = readerOf(feed);
  wire.changes = () => Promise.reject(new Unanswered(7));
  timeline.position({ epoch: 'e1', head: 3 });
  await clock.pass(8_000);
  expect(asked.map(({ at }) => at)).toEqual([0, 7_000]);
});

test('[R2] beyond 64 kept frames they are dropped, and what they held is asked for', async () => {
  const feed = feedOf(1);
  const { timeline, wire, clock, asked, ids } = readerOf(feed);
  wire.changes = never;
  feed.post('missed');
  for (let n = 3; n <= 70; n += 1) {
    feed.post(`p${n}`);
    if (n <= 67) timeline.frame(feed.frame(n, n));
  }
  await clock.pass(0);
  const late = readerOf(feed, feed.page({ head: 1 }));
  for (let n = 3; n <= 67; n += 1) late.timeline.frame(feed.frame(n, n));
  late.wire.changes = (ask) => (ask.since === 0 ? feed.answer(ask, 2) : feed.answer(ask));
  await late.clock.pass(5_000);
  expect(late.ids()).toEqual(feed.articles().map(({ id }) => id));
  expect(late.asked).toHaveLength(2);
  expect(asked).toHaveLength(1);
  expect(ids()).toEqual(['p1']);
});

test('[R2] an old answer does not bring back an older state, nor what is gone', async () => {
  const feed = feedOf(2);
  const page = feed.page();
  const old = feed.answer({ epoch: 'e1', since: 0 });
  const { timeline, wire, clock, view } = readerOf(feed, page);
  feed.revise('p1');
  feed.retract('p2');
  timeline.frame(feed.frame(3, 3));
  timeline.frame(feed.frame(4, 4));
  wire.changes = () => ({ ...old, to: 5, head: 5 });
  feed.post('p3');
  await timeline.poll();
  await clock.pass(0);
  expect(view.articles.map(({ html }) => html)).toEqual(['e1 p1 3']);
});

test('[R3] another epoch: the page is loaded, not older than told, and replaces everything', async () => {
  const feed = feedOf(5);
  const { timeline, loaded, clock, view, ids } = readerOf(feed);
  feed.goBack(3, 'e2');
  timeline.hello(hello(feed));
  timeline.reset({ ...feed.position(), why: 'epoch' });
  feed.post('new');
  timeline.frame(feed.frame(5, 5));
  await clock.pass(0);
  expect(loaded).toEqual([{ at: { epoch: 'e2', head: 4 } }]);
  expect(ids()).toEqual(['new', 'p3', 'p2', 'p1']);
  expect(view.topHtml).toBe('top e2 4');
  expect(view.restarts).toBe(1);
});

test('[R3] a reset that answers where the reader was before is not followed', async () => {
  const feed = feedOf(3);
  const { timeline, loaded, clock } = readerOf(feed);
  timeline.reset({ epoch: 'e1', head: 3, why: 'epoch' });
  timeline.reset({ epoch: 'e1', head: 3, why: 'far' });
  timeline.reset({ epoch: 'e1', head: 3, why: 'ahead' });
  await clock.pass(0);
  expect(loaded).toEqual([]);
});

test('[R3] after three resets within a minute it keeps what it shows and polls, and heals later', async () => {
  const feed = feedOf(3);
  const { timeline, loaded, asked, clock, ids, wire } = readerOf(feed);
  wire.page = () => feedOf(3).page();
  feed.goBack(2, 'e2');
  timeline.hello(hello(feed));
  await clock.pass(0);
  for (let n = 0; n < 5; n += 1) {
    timeline.hello(hello(feed));
    await clock.pass(0);
  }
  expect(loaded).toHaveLength(3);
  expect(ids()).toEqual(['p3', 'p2', 'p1']);
  wire.page = () => feed.page();
  await clock.pass(45_000);
  expect(loaded).toHaveLength(3);
  expect(asked.length).toBeGreaterThan(2);
  await clock.pass(30_000);
  expect(ids()).toEqual(['p2', 'p1']);
});

test('[R3] a page that does not load is loaded again; one that the journal does not have leads to a question', async () => {
  const feed = feedOf(3);
  const { timeline, wire, clock, asked, ids, loaded } = readerOf(feed);
  wire.page = () => Promise.reject(new Unanswered());
  feed.goBack(2, 'e2');
  timeline.hello(hello(feed));
  await clock.pass(500);
  wire.page = () => null;
  await clock.pass(1_000);
  expect(loaded).toHaveLength(2);
  wire.page = () => feed.page();
  await clock.pass(5_000);
  expect(asked).toHaveLength(1);
  expect(ids()).toEqual(['p2', 'p1']);
});

test('[R4] new entries are pending while the reader reads further down, and all of them appear when asked for', async () => {
  const feed = feedOf(2);
  const { timeline, view, ids } = readerOf(feed);
  view.isAtTop = false;
  feed.post('p3');
  timeline.frame(feed.frame(3, 3));
  feed.post('p4');
  feed.revise('p1');
  timeline.frame(feed.frame(4, 5));
  expect(view.ids).toEqual(['p2', 'p1']);
  expect(view.articles[1]?.html).toBe('e1 p1 5');
  expect(view.pendingCount).toBe(2);
  expect(view.arrivedCount).toBe(2);
  timeline.release();
  expect(view.ids).toEqual(['p4', 'p3', 'p2', 'p1']);
  expect(view.pendingCount).toBe(0);
  expect(ids()).toEqual(view.ids);
});

test('[R4] a revision reaches a pending entry and moves none; a retraction leaves nothing of one', async () => {
  const feed = feedOf(1);
  const { timeline, view } = readerOf(feed);
  view.isAtTop = false;
  feed.post('p2');
  feed.post('p3');
  timeline.frame(feed.frame(2, 3));
  feed.revise('p2');
  timeline.frame(feed.frame(4, 4));
  feed.retract('p3');
  timeline.frame(feed.frame(5, 5));
  expect(view.pendingCount).toBe(1);
  timeline.release();
  expect(view.articles.map(({ html }) => html)).toEqual(['e1 p2 4', 'e1 p1 1']);
  feed.revise('p1');
  timeline.frame(feed.frame(6, 6));
  expect(view.ids).toEqual(['p2', 'p1']);
});

test('[R4] new entries that come when the reader is at the top again bring along what was pending', () => {
  const feed = feedOf(1);
  const { timeline, view } = readerOf(feed);
  view.isAtTop = false;
  feed.post('p2');
  timeline.frame(feed.frame(2, 2));
  view.isAtTop = true;
  feed.post('p3');
  timeline.frame(feed.frame(3, 3));
  expect(view.ids).toEqual(['p3', 'p2', 'p1']);
  expect(view.pendingCount).toBe(0);
});

test('[R5] a folded catch-up shows an entry once, at its order, in its latest state', async () => {
  const feed = feedOf(1);
  const { timeline, view, clock } = readerOf(feed, feed.page());
  feed.post('p2');
  feed.post('p3');
  feed.revise('p2');
  feed.post('p4');
  feed.retract('p4');
  feed.changeTop();
  timeline.position(feed.position());
  await clock.pass(0);
  expect(view.articles.map(({ html }) => html)).toEqual(['e1 p3 3', 'e1 p2 4', 'e1 p1 1']);
  expect(view.topHtml).toBe('top e1 7');
});

test('[R6] older entries from a cached page are brought up to the reader before they are shown', async () => {
  const feed = feedOf(45);
  const cached = feed.page({ before: 26 });
  const page = feed.page();
  const { timeline, wire, clock, view } = readerOf(feed, page);
  feed.revise('p10');
  feed.retract('p11');
  timeline.frame(feed.frame(46, 47));
  wire.page = () => cached;
  const older = timeline.older();
  // What arrives while they are on their way reaches them too.
  feed.revise('p12');
  timeline.frame(feed.frame(48, 48));
  await clock.pass(0);
  await older;
  expect(view.articles).toMatchObject(feed.articles().slice(0, 39));
  expect(view.articles).toHaveLength(39);
  expect(view.olderOrder).toBe(6);
});

test('[R6] older entries that are ahead of the reader wait until it has got there', async () => {
  const feed = feedOf(30);
  const page = feed.page();
  const { timeline, view, clock, asked } = readerOf(feed, page);
  feed.revise('p2');
  feed.retract('p30');
  const older = timeline.older();
  await clock.pass(0);
  await older;
  expect(asked.map(({ since }) => since)).toEqual([0]);
  expect(view.articles).toEqual(feed.articles());
});

test('[R6] a delta of an entry that lies below what is shown is ignored', () => {
  const feed = feedOf(30);
  const { timeline, view } = readerOf(feed);
  feed.revise('p3');
  timeline.frame(feed.frame(31, 31));
  expect(view.ids).not.toContain('p3');
  expect(timeline.standing.seq).toBe(31);
});

test('[R6] older entries of another epoch are asked for once more, and otherwise refused', async () => {
  const feed = feedOf(30);
  const { timeline, wire, loaded, view } = readerOf(feed);
  wire.page = () => ({ ...feed.page({ before: 11 }), epoch: 'e0' });
  await expect(timeline.older()).rejects.toThrow(Unanswered);
  expect(loaded).toEqual([{ before: 11 }, { before: 11, at: { epoch: 'e1', head: 30 } }]);
  expect(view.articles).toHaveLength(20);
});

test('[R6] where all older entries were taken back, there are none to load any more', async () => {
  const feed = feedOf(21);
  const { timeline, wire, view } = readerOf(feed);
  wire.page = () => null;
  await timeline.older();
  expect(view.olderOrder).toBeNull();
  expect(view.articles).toHaveLength(20);
});
