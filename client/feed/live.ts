/** Makes a feed that stands in a page live: puts the timeline and the connection together. */
import { PROTOCOL_VERSION } from '../../shared/protocol/version.js';
import { Connection } from './connection.js';
import type { Wire } from './connection/link.js';
import { socketAddress } from './connection/socketAddress.js';
import { httpSource } from './connection/source.js';
import type { Speaker } from './page/speaker.js';
import type { Times } from './page/times.js';
import type { Clock, Page, View } from './timeline/ports.js';
import { Timeline } from './timeline.js';

export interface LiveParts {
  /** The element of the feed, which names the blog, the position and the language. */
  feed: HTMLElement;
  page: Page;
  /** The feed's origin: another one than the page's own where the feed is embedded. */
  origin: string;
  /** The root-relative address of the page that holds the feed, for older articles and resets. */
  address: string;
  /** The query that the page itself was asked with, as far as it chooses language and entries. */
  query: Record<string, string>;
  /** Opens a WebSocket where the page has one open already; may throw. */
  openWire?: (address: string) => Wire;
  /** Reads a page of the feed from its HTML; null where it is none. */
  read: (html: string) => Page | null;
  view: View;
  speaker: Speaker;
  times: Times;
}

export interface Live {
  timeline: Timeline;
  connection: Connection;
}

export const clock: Clock = {
  now: () => Date.now(),
  later(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

const opened = (address: string): Wire => new WebSocket(address);

/** Makes a live feed whose connection is not started yet. */
export function createLive(parts: LiveParts): Live {
  const { feed, origin, speaker, times } = parts;
  const { blog = '', lang = '', poll } = feed.dataset;
  // A browser sends no cookie along to another origin, which is the feed's where it is embedded.
  const timeline = timelineOf({ ...parts, fetch: (url, options) => fetch(origin + url, options) });
  const connection = new Connection({
    clock,
    random: Math.random,
    open: () => (parts.openWire ?? opened)(socketAddress(origin)),
    auth: () => ({ v: PROTOCOL_VERSION, blog, ...timeline.standing, as: 'html', lang }),
    on: {
      hello(hello) {
        times.setClock(hello.now);
        timeline.hello(hello);
      },
      frame: (frame) => timeline.frame(frame as Parameters<typeof timeline.frame>[0]),
      position: (position) => timeline.position(position),
      reset: (reset) => timeline.reset(reset),
    },
    poll: () => timeline.poll(),
    pollEvery: Number(poll),
    onState: (state) => speaker.connection(state),
  });
  return { timeline, connection };
}

interface TimelineParts extends Pick<LiveParts, 'feed' | 'page' | 'address' | 'query' | 'read' | 'view'> {
  speaker: Pick<Speaker, 'caughtUp'>;
  /** Asks the feed's origin for a root-relative address. */
  fetch: (url: string, options: RequestInit) => Promise<Response>;
}

/** Makes the timeline of a feed, whose element tells where it stands. */
export function timelineOf({ feed, page, address, query, fetch, read, view, speaker }: TimelineParts): Timeline {
  const { blog = '', lang = '', poll } = feed.dataset;
  return new Timeline(
    {
      clock,
      source: httpSource({ page: address, blog, lang, query, fetch, read }),
      view,
      poll: Number(poll),
      caughtUp: (yes) => speaker.caughtUp(yes),
      stands({ epoch, seq }) {
        feed.dataset.epoch = epoch;
        feed.dataset.seq = String(seq);
        setBusy(feed);
      },
    },
    page,
  );
}

/** Marks a feed without an entry as busy: it waits for its first. */
export function setBusy(feed: HTMLElement): void {
  feed.ariaBusy = String(feed.childElementCount === 0);
}
