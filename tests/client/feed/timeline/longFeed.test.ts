/** A feed of 100,000 entries from a source that stands in for the server: each batch is made when it is asked for. */
import { Loader } from '../../../../client/feed/timeline/loader.js';
import { MOST } from '../../../../client/feed/timeline/articleList.js';
import type { Article, Page, Side } from '../../../../client/feed/timeline/ports.js';
import { Retry } from '../../../../client/feed/timeline/retry.js';
import { Timeline } from '../../../../client/feed/timeline.js';
import { PAGE_SIZE } from '../../../../shared/protocol/readers.js';
import { MemoryView, VirtualClock } from '../../../support/readers.js';

const ALL = 100_000;

const article = (order: number): Article => ({ id: `p${order}`, seq: order, order, html: `p${order}` });

/** The one entry that comes while the reader is far down. */
const NEWS = { epoch: 'e1', from: ALL + 1, to: ALL + 1, deltas: [{ ...article(ALL + 1), kind: 'update' as const }] };

/** The batch on that side of an order; entries have the orders from 1 to `ALL`. */
function pageOf({ before = ALL + 1, after }: Side = {}): Page {
  const newest = after === undefined ? before - 1 : Math.min(ALL, after + PAGE_SIZE);
  const oldest = after === undefined ? Math.max(1, before - PAGE_SIZE) : after + 1;
  const articles = Array.from({ length: newest - oldest + 1 }, (_, at) => article(newest - at));
  const ends = { older: oldest > 1 ? oldest : null, newer: newest < ALL ? newest : null };
  return { epoch: 'e1', seq: ALL, top: '', articles, ...ends };
}

function readerOf() {
  const clock = new VirtualClock();
  const view = new MemoryView(pageOf());
  view.isAtTop = false;
  const source = {
    page: async (side: Side) => pageOf(side),
    changes: async ({ since }: { since: number }) => ({ ...NEWS, from: since + 1, head: NEWS.to, lang: 'en' }),
  };
  const timeline = new Timeline({ clock, source, view, poll: 10, caughtUp: () => undefined }, pageOf());
  return { view, timeline, loader: new Loader({ timeline, source, retry: () => new Retry(clock, () => 10) }) };
}

/** Whether the page holds neighbours alone, and not more of them than it may. */
const isBounded = ({ articles }: MemoryView): boolean =>
  articles.length <= MOST && articles.every(({ order }, at) => order === articles[0]!.order - at);

test('[R6] 100,000 entries go by under a reader, down to the first one and up again, and the page stays bounded', async () => {
  const { view, loader, timeline } = readerOf();
  let steps = 0;
  for (; view.olderOrder !== null; steps += 1) {
    await loader.older();
    expect(isBounded(view)).toBe(true);
  }
  expect([steps, view.articles.at(-1)?.order]).toEqual([ALL / PAGE_SIZE - 1, 1]);
  // News comes to a reader who is far down: it waits, and is not mixed up with what was taken away.
  timeline.frame(NEWS);
  expect([view.pendingCount, view.articles.length]).toEqual([1, MOST]);
  for (; view.newerOrder !== null; steps -= 1) {
    await loader.newer();
    expect(isBounded(view)).toBe(true);
  }
  // The reader has come to the news by themselves.
  expect([view.articles[0]?.order, view.pendingCount]).toEqual([ALL + 1, 0]);
});
