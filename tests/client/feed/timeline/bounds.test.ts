import { MOST } from '../../../../client/feed/timeline/articleList.js';
import { feedOf, readerOf } from './reader.js';

/** A reader at the top of a feed, over so many entries that come one by one. */
async function overNews(count: number) {
  const feed = feedOf(25);
  const reader = readerOf(feed);
  for (let n = 0; n < count; n += 1) {
    feed.post(`n${n}`);
    reader.timeline.frame(feed.frame(feed.head, feed.head));
  }
  await reader.clock.pass(0);
  return { feed, ...reader };
}

/** A reader who has gone so far down that the newest entries were taken away. */
async function farDown() {
  const feed = feedOf(300);
  const reader = readerOf(feed);
  reader.view.isAtTop = false;
  for (let n = 0; n < 8; n += 1) {
    const older = reader.loader.older();
    await reader.clock.pass(0);
    await older;
  }
  return { feed, ...reader };
}

test('[R6] a page left open over a thousand entries shows a bounded number, and the link goes on below them', async () => {
  const { feed, view, loader, clock } = await overNews(1_000);
  expect(view.articles).toMatchObject(feed.articles().slice(0, MOST));
  expect(view.olderOrder).toBe(view.articles.at(-1)?.order);
  const older = loader.older();
  await clock.pass(0);
  await older;
  expect(view.articles).toHaveLength(MOST);
  expect(view.articles.at(-1)).toMatchObject(feed.articles()[MOST + 19]!);
});

test('[R6] a reader far down has a bounded page, and on the way back the newer entries come again as they stand then', async () => {
  const { feed, view, loader, clock, timeline } = await farDown();
  expect(view.articles).toMatchObject(feed.articles().slice(180 - MOST, 180));
  expect(view.newerOrder).toBe(view.articles[0]?.order);
  feed.revise('p299');
  feed.retract('p298');
  feed.post('fresh');
  timeline.frame(feed.frame(301, 303));
  expect([view.ids.length, view.pendingCount]).toEqual([MOST, 1]);
  while (view.newerOrder !== null) {
    const newer = loader.newer();
    await clock.pass(0);
    await newer;
  }
  expect(view.articles).toMatchObject(feed.articles().slice(0, MOST));
  expect(view.pendingCount).toBe(0);
});

test('[R6] an entry that is taken back while it is not on the page does not come back with a page that a cache kept', async () => {
  const { feed, view, loader, clock, timeline, wire } = await farDown();
  const cached = feed.page({ after: view.newerOrder! });
  const gone = cached.articles[3]!.id;
  feed.retract(gone);
  timeline.frame(feed.frame(301, 301));
  wire.page = () => cached;
  const newer = loader.newer();
  await clock.pass(0);
  await newer;
  expect(view.ids).toContain(cached.articles[4]!.id);
  expect(view.ids).not.toContain(gone);
});

test('[R6] older entries that were asked for before news took the last ones away are not shown below a hole', async () => {
  const { feed, view, loader, clock, timeline, wire } = await overNews(MOST - 20);
  let answer = (): void => undefined;
  const asked = new Promise<void>((go) => (answer = go));
  wire.page = ({ before }) => asked.then(() => feed.page({ before }));
  const older = loader.older();
  feed.post('late');
  timeline.frame(feed.frame(feed.head, feed.head));
  answer();
  await clock.pass(0);
  await older;
  expect(view.articles).toMatchObject(feed.articles().slice(0, view.articles.length));
});

test('[R6] beyond a cut the newest page is loaded when the reader asks for what is new', async () => {
  const { feed, view, clock, timeline } = await farDown();
  feed.post('fresh');
  timeline.frame(feed.frame(301, 301));
  timeline.release();
  await clock.pass(0);
  expect(view.articles).toMatchObject(feed.articles().slice(0, 20));
  // A page that was loaded afresh names no newer end.
  expect([view.pendingCount, view.newerOrder, view.restarts]).toEqual([0, undefined, 1]);
});

test('[R6] 5,000 pending entries are counted, of few of them the words are kept, and the newest page is shown instead', async () => {
  const feed = feedOf(3);
  const { view, timeline, clock } = readerOf(feed);
  view.isAtTop = false;
  for (let n = 0; n < 5_000; n += 1) {
    feed.post(`n${n}`);
    const { head: seq } = feed;
    timeline.frame({
      epoch: feed.epoch,
      from: seq,
      to: seq,
      deltas: [{ ...feed.article(`n${n}`, seq, seq), kind: 'update' }],
    });
  }
  expect([view.pendingCount, view.heldWords.length]).toEqual([5_000, MOST]);
  timeline.release();
  await clock.pass(0);
  expect(view.articles).toMatchObject(feed.articles().slice(0, 20));
});

test('an entry that does not belong on a page of some alone never comes, and leaves once it does not any more', () => {
  const feed = feedOf(3);
  const { view, timeline } = readerOf(feed);
  const skipped = new Set(['n1']);
  Object.assign(view, { skips: ({ id }: { id: string }) => skipped.has(id) });
  feed.post('n1');
  feed.post('n2');
  timeline.frame(feed.frame(4, 5));
  expect(view.ids).toEqual(['n2', 'p3', 'p2', 'p1']);
  skipped.add('p2');
  feed.revise('p2');
  timeline.frame(feed.frame(6, 6));
  expect(view.ids).toEqual(['n2', 'p3', 'p1']);
});
