/**
 * A reader with the reader's own script behind it: its connection, its timeline, its questions over HTTP. Only the page is
 * ours: it keeps ids and digests of what a reader sees, so that thousands fit into one process.
 */
import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import { Connection } from '../../../../client/feed/connection.js';
import type { ConnectionState } from '../../../../client/feed/connection/ports.js';
import type { Wire } from '../../../../client/feed/connection/link.js';
import { httpSource } from '../../../../client/feed/connection/source.js';
import type { Clock, Page } from '../../../../client/feed/timeline/ports.js';
import { Timeline } from '../../../../client/feed/timeline.js';
import { PROTOCOL_VERSION } from '../../../../shared/protocol/version.js';
import { READERS_PATH } from '../../../../shared/protocol/readers.js';
import { pageOfHtml } from '../../../support/pageHtml.js';
import { MemoryView } from '../../../support/readers.js';

/** Address of the instance, slug of the blog, and the local address that the reader comes from. */
export interface ReaderAt {
  url: string;
  blog: string;
  address: string;
}

/** Counts of all readers of this process together; `faults`: errors that were thrown, also by a page that refuses. */
export const counted = { restarts: 0, opened: 0, asked: 0, pages: 0, faults: [] as string[], ages: [] as number[] };

const POLL_SECONDS = 10;
/** The time at which an entry was sent, in its text. */
const SENT_AT = /sent-(\d{13})/;

const clock: Clock = {
  now: () => Date.now(),
  later: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

export class Reader {
  connectionState: ConnectionState = 'connecting';
  readonly view: MemoryView;
  readonly timeline: Timeline;
  private readonly connection: Connection;

  constructor(
    page: Page,
    private readonly at: ReaderAt,
  ) {
    this.view = new DigestView(page);
    this.timeline = new Timeline(
      { clock, source: sourceFor(at), view: this.view, poll: POLL_SECONDS, caughtUp: () => undefined },
      page,
    );
    this.connection = this.connectionFor(this.timeline);
  }

  start(): void {
    this.connection.start();
  }

  private connectionFor(timeline: Timeline): Connection {
    return new Connection({
      clock,
      random: Math.random,
      open: () => socketFor(this.at),
      auth: () => ({ v: PROTOCOL_VERSION, blog: this.at.blog, ...timeline.standing, as: 'html', lang: 'en' }),
      on: {
        hello: (hello) => guarded(() => timeline.hello(hello)),
        frame: (frame) => guarded(() => timeline.frame(frame as Parameters<Timeline['frame']>[0])),
        position: (position) => guarded(() => timeline.position(position)),
        reset: (reset) => guarded(() => timeline.reset(reset)),
      },
      poll: () => timeline.poll(),
      pollEvery: POLL_SECONDS,
      onState: (state) => {
        if (state === 'open') counted.opened += 1;
        this.connectionState = state;
      },
    });
  }
}

function sourceFor({ url, blog }: ReaderAt): ReturnType<typeof httpSource> {
  return httpSource({
    page: `/live/${blog}`,
    blog,
    lang: 'en',
    query: {},
    fetch: (path, options) => {
      counted[path.includes('/changes') ? 'asked' : 'pages'] += 1;
      return fetch(url + path, options);
    },
    read: (html) => digested(pageOfHtml(html)),
  });
}

function socketFor({ url, address }: ReaderAt): Wire {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${READERS_PATH}?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    localAddress: address,
  });
  // An error is followed by `onclose`, which the reader's script hears.
  socket.on('error', () => undefined);
  return socket as Wire;
}

/** Keeps digests in the place of HTML, and throws on what no page could show: an entry twice, or an entry that was gone. */
class DigestView extends MemoryView {
  private readonly gone = new Set<string>();

  override remove(id: string): void {
    this.gone.add(id);
    super.remove(id);
  }

  override place(article: Page['articles'][number], before: string | null): void {
    // An entry that was taken down or retracted is never shown again.
    if (this.gone.has(article.id)) throw new Error(`${article.id} was gone, and comes back`);
    const sent = Number(SENT_AT.exec(article.html)?.[1]);
    if (sent > 0) counted.ages.push(Date.now() - sent);
    super.place(digestedArticle(article), before);
  }

  override replace(article: Page['articles'][number]): void {
    super.replace(digestedArticle(article));
  }

  override top(): void {
    // The HTML above the feed is the same for all readers: the browser flows look at it.
  }

  override restart(page: Page): void {
    counted.restarts += 1;
    super.restart(digested(page));
  }
}

/** The page with a digest in the place of each entry's HTML. */
export function digested(page: Page): Page {
  return { ...page, top: '', articles: page.articles.map(digestedArticle) };
}

function digestedArticle<Article extends { html: string }>(article: Article): Article {
  const { html } = article;
  return html.length < 50 ? article : { ...article, html: createHash('sha1').update(html).digest('base64') };
}

function guarded(work: () => void): void {
  try {
    work();
  } catch (error) {
    counted.faults.push(String(error));
  }
}
