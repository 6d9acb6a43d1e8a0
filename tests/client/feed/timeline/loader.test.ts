import { Unanswered } from '../../../../client/feed/timeline/ports.js';
import { feedOf, readerOf } from './reader.js';

test('[R6] older entries from a cached page are brought up to the reader before they are shown', async () => {
  const feed = feedOf(45);
  const cached = feed.page({ before: 26 });
  const page = feed.page();
  const { timeline, loader, wire, clock, view } = readerOf(feed, page);
  feed.revise('p10');
  feed.retract('p11');
  timeline.frame(feed.frame(46, 47));
  wire.page = () => cached;
  const older = loader.older();
  // A frame that arrives while they are on their way reaches them, too.
  feed.revise('p12');
  timeline.frame(feed.frame(48, 48));
  await clock.pass(0);
  await older;
  expect(view.articles).toMatchObject(feed.articles().slice(0, 39));
  expect(view.articles).toHaveLength(39);
  expect(view.olderOrder).toBe(6);
});

test('[R6] older entries that are ahead of the reader wait until the reader has got there', async () => {
  const feed = feedOf(30);
  const page = feed.page();
  const { loader, view, clock, asked } = readerOf(feed, page);
  feed.revise('p2');
  feed.retract('p30');
  const older = loader.older();
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
  const { loader, wire, loaded, view } = readerOf(feed);
  wire.page = () => ({ ...feed.page({ before: 11 }), epoch: 'e0' });
  await expect(loader.older()).rejects.toThrow(Unanswered);
  expect(loaded).toEqual([{ before: 11 }, { before: 11, at: { epoch: 'e1', head: 30 } }]);
  expect(view.articles).toHaveLength(20);
});

test('[R6] a reader has no older entries to load where all were taken back', async () => {
  const feed = feedOf(21);
  const { loader, wire, view } = readerOf(feed);
  wire.page = () => null;
  await loader.older();
  expect(view.olderOrder).toBeNull();
  expect(view.articles).toHaveLength(20);
});

test('[R6] older entries that are ahead of the reader are refused where nothing answers, and come once something does', async () => {
  const feed = feedOf(30);
  const page = feed.page();
  const { loader, view, clock, wire } = readerOf(feed, page);
  feed.revise('p2');
  wire.changes = () => Promise.reject(new Unanswered());
  await expect(loader.older()).rejects.toThrow(Unanswered);
  // First an instance answers that lags behind the page.
  let answers = 0;
  wire.changes = (ask) => feed.answer(ask, (answers += 1) === 1 ? 30 : feed.head);
  const older = loader.older();
  await clock.pass(2_000);
  await older;
  expect(view.articles).toEqual(feed.articles());
});
