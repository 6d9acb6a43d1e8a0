import { Unanswered } from '../../../client/feed/timeline/ports.js';
import type { ChangesAnswer, HtmlDelta } from '../../../shared/protocol/readers.js';
import { feedOf, hello, never, readerOf } from './timeline/reader.js';

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

test('a poll answers that there is no such blog where the server says so, and without an answer that there was none', async () => {
  const { timeline, wire } = readerOf(feedOf(3));
  wire.changes = () => Promise.reject(new Unanswered());
  expect(await timeline.poll()).toBe(false);
  wire.changes = () => Promise.reject(new Unanswered(undefined, true));
  expect(await timeline.poll()).toBeNull();
});

test('[R1] a reader that joins too far behind fetches the changes; a reader whose catch-up frame follows does not', async () => {
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

test('[R2] a catch-up asks first from a multiple of 64, and then from `to`', async () => {
  const feed = feedOf(100);
  const page = feed.page();
  for (let n = 101; n <= 500; n += 1) feed.post(`p${n}`);
  const { timeline, asked, clock, ids, view } = readerOf(feed, page);
  // At the top the newest page would be loaded instead of so many entries.
  view.isAtTop = false;
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

test('[R2] a reader whose request for changes fails sends it again after the seconds that the server named', async () => {
  const feed = feedOf(2);
  const { timeline, asked, wire, clock } = readerOf(feed);
  wire.changes = () => Promise.reject(new Unanswered(7));
  timeline.position({ epoch: 'e1', head: 3 });
  await clock.pass(8_000);
  expect(asked.map(({ at }) => at)).toEqual([0, 7_000]);
});

test('[R2] out of sight nothing is asked again, also where the question under way fails, and on return one question says all', async () => {
  const feed = feedOf(2);
  const { timeline, asked, wire, clock, ids } = readerOf(feed);
  let fail: () => void = () => undefined;
  wire.changes = () => new Promise((_, no) => (fail = () => no(new Unanswered())));
  feed.post('p3');
  timeline.position(feed.position());
  await clock.pass(0);
  timeline.pause();
  fail();
  await clock.pass(3_600_000);
  expect(asked).toHaveLength(1);
  wire.changes = (ask) => feed.answer(ask);
  timeline.resume();
  timeline.hello(hello(feed, 2));
  await clock.pass(60_000);
  expect([asked.length, ids()]).toEqual([2, ['p3', 'p2', 'p1']]);
});

test('[R2] a reader drops its kept frames beyond 64, and asks for their changes', async () => {
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

test('[R2] an old answer brings back neither an older state nor a retracted entry', async () => {
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
