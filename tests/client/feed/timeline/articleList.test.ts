import { feedOf, readerOf } from './reader.js';

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

test('[R4] a revision reaches a pending entry and moves none; a retraction removes a pending entry', async () => {
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
