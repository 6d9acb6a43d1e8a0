import { Unanswered } from '../../../../client/feed/timeline/ports.js';
import { feedOf, hello, readerOf } from './reader.js';

test('[R3] a page that is not older than told replaces everything after another epoch', async () => {
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

test('[R3] a reset that answers an earlier position of the reader is not followed', async () => {
  const feed = feedOf(3);
  const { timeline, loaded, clock } = readerOf(feed);
  timeline.reset({ epoch: 'e1', head: 3, why: 'epoch' });
  timeline.reset({ epoch: 'e1', head: 3, why: 'far' });
  timeline.reset({ epoch: 'e1', head: 3, why: 'ahead' });
  await clock.pass(0);
  expect(loaded).toEqual([]);
});

test('[R3] a reader keeps its articles and polls after three resets within a minute, and heals later', async () => {
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

test('[R3] a page that does not load is loaded again; a page that the journal does not have leads to a question', async () => {
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
