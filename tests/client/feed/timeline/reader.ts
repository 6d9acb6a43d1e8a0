/** A reader of a model feed, in virtual time, for the tests of the timeline. */
import { Loader } from '../../../../client/feed/timeline/loader.js';
import { Retry } from '../../../../client/feed/timeline/retry.js';
import { Timeline } from '../../../../client/feed/timeline.js';
import type { Page, Side } from '../../../../client/feed/timeline/ports.js';
import type { ChangesAnswer, HtmlDelta, Position } from '../../../../shared/protocol/readers.js';
import { ModelFeed } from '../../../support/modelFeed.js';
import { MemoryView, VirtualClock } from '../../../support/readers.js';

const POLL = 10;

interface Asked {
  epoch: string;
  since: number;
}

/** A reader of a model feed with `posts` entries, whose questions are answered as each test says. */
export function readerOf(feed: ModelFeed, page: Page = feed.page()) {
  const clock = new VirtualClock();
  const view = new MemoryView(page);
  const asked: (Asked & { at: number })[] = [];
  const loaded: (Side & { at?: Position })[] = [];
  const told: boolean[] = [];
  const wire = {
    changes: (ask: Asked): ChangesAnswer<HtmlDelta> | Promise<ChangesAnswer<HtmlDelta>> => feed.answer(ask),
    page: ({ before, after }: Side): Page | null | Promise<Page | null> => feed.page({ before, after }),
  };
  const source = {
    changes: async (ask: Asked) => {
      asked.push({ ...ask, at: clock.now() });
      return wire.changes(ask);
    },
    page: async (ask: Side & { at?: Position }) => {
      loaded.push(ask);
      return wire.page(ask);
    },
  };
  const timeline = new Timeline({ clock, source, view, poll: POLL, caughtUp: (yes) => told.push(yes) }, page);
  const loader = new Loader({ timeline, source, retry: () => new Retry(clock, () => POLL) });
  const ids = () => view.known.map(({ id }) => id);
  return { clock, view, timeline, loader, asked, loaded, told, wire, ids };
}

export function feedOf(posts: number): ModelFeed {
  const feed = new ModelFeed();
  for (let n = 1; n <= posts; n += 1) feed.post(`p${n}`);
  return feed;
}

export const never = () => new Promise<never>(() => undefined);
export const hello = (feed: ModelFeed, at = feed.head) => ({ ...feed.position(), at, now: '', poll: POLL, lang: 'en' });
