/**
 * Many readers in one process, each with the reader's own script behind it: its connection, its timeline, its questions
 * over HTTP. Only the page is ours: it keeps what a reader sees as ids and digests, and refuses what no page could show
 * (an entry twice, one that is not there). Started by `Fleet`.
 */
import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import { Connection } from '../../../client/feed/connection.js';
import type { Wire } from '../../../client/feed/connection/link.js';
import type { ConnectionState } from '../../../client/feed/connection/ports.js';
import { httpSource } from '../../../client/feed/connection/source.js';
import type { Clock, Page } from '../../../client/feed/timeline/ports.js';
import { Timeline } from '../../../client/feed/timeline.js';
import { PROTOCOL_VERSION, READERS_PATH } from '../../../shared/protocol.js';
import { answer } from '../../bench/support/program.js';
import { pageOfHtml } from '../../support/pageHtml.js';
import { MemoryView } from '../../support/readers.js';

export type FleetQuestion =
  /** `addresses`: local ones that the readers come from, in turns; the server lets 2,000 of one address in. */
  | { join: number; urls: string[]; blog: string; addresses: string[]; atOnce: number }
  | { state: true }
  /** What every reader shows, against this page: how many differ, and how. */
  | { compare: string }
  /** How many readers show any of these entries. */
  | { showing: string[] }
  | { forget: true };

export interface FleetState {
  readers: number;
  lines: Partial<Record<ConnectionState, number>>;
  /** The least and the most that any reader has got to. */
  least: number;
  most: number;
  epochs: string[];
  /** Since the last `forget`. */
  restarts: number;
  opened: number;
  asked: number;
  pages: number;
  /** What no page could have shown, and whatever else was thrown. */
  faults: string[];
  /** Milliseconds since a frame with an entry of that time came, one for each entry and reader. */
  ages: number[];
}

const POLL_SECONDS = 10;
/** In an entry's text: when it was sent. */
const SENT_AT = /sent-(\d{13})/;

const clock: Clock = {
  now: () => Date.now(),
  later: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

const counted = { restarts: 0, opened: 0, asked: 0, pages: 0, faults: [] as string[], ages: [] as number[] };
const readers: Reader[] = [];

class Reader {
  line: ConnectionState = 'connecting';
  readonly view: MemoryView;
  readonly timeline: Timeline;
  private readonly connection: Connection;

  constructor(page: Page, at: { url: string; blog: string; address: string }) {
    const { url, blog, address } = at;
    this.view = new DigestView(page);
    const source = httpSource({
      page: `/live/${blog}`,
      blog,
      lang: 'en',
      pageLang: null,
      fetch: (path, options) => {
        counted[path.includes('/changes') ? 'asked' : 'pages'] += 1;
        return fetch(url + path, options);
      },
      read: (html) => digested(pageOfHtml(html)),
    });
    this.timeline = new Timeline(
      { clock, source, view: this.view, poll: POLL_SECONDS, caughtUp: () => undefined },
      page,
    );
    this.connection = new Connection({
      clock,
      random: Math.random,
      open: () => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}${READERS_PATH}?EIO=4&transport=websocket`, {
          perMessageDeflate: false,
          localAddress: address,
        });
        // Said by `onclose` as well, which the reader's script hears.
        socket.on('error', () => undefined);
        return socket as Wire;
      },
      auth: () => ({ v: PROTOCOL_VERSION, blog, ...this.timeline.standing, as: 'html', lang: 'en' }),
      on: {
        hello: (hello) => guarded(() => this.timeline.hello(hello)),
        frame: (frame) => guarded(() => this.timeline.frame(frame as Parameters<Timeline['frame']>[0])),
        position: (position) => guarded(() => this.timeline.position(position)),
        reset: (reset) => guarded(() => this.timeline.reset(reset)),
      },
      poll: () => this.timeline.poll(),
      pollEvery: POLL_SECONDS,
      onState: (line) => {
        if (line === 'open') counted.opened += 1;
        this.line = line;
      },
    });
    this.connection.start();
  }
}

/** Keeps digests in the place of HTML: thousands of pages fit into one process. */
class DigestView extends MemoryView {
  private readonly gone = new Set<string>();

  override remove(id: string): void {
    this.gone.add(id);
    super.remove(id);
  }

  override place(article: Page['articles'][number], before: string | null): void {
    // Nothing that was taken down or retracted is ever shown again.
    if (this.gone.has(article.id)) throw new Error(`${article.id} was gone, and comes back`);
    const sent = Number(SENT_AT.exec(article.html)?.[1]);
    if (sent > 0) counted.ages.push(Date.now() - sent);
    super.place(digestedArticle(article), before);
  }

  override replace(article: Page['articles'][number]): void {
    super.replace(digestedArticle(article));
  }

  override top(): void {
    // What stands above the feed is the same HTML for all: the browser flows look at it.
  }

  override restart(page: Page): void {
    counted.restarts += 1;
    super.restart(digested(page));
  }
}

function digested(page: Page): Page {
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

process.on('unhandledRejection', (error) => counted.faults.push(String(error)));

answer('ready', async (question: FleetQuestion): Promise<unknown> => {
  if ('join' in question) return join(question);
  if ('compare' in question) return compare(question.compare);
  if ('showing' in question) return showing(question.showing);
  if ('forget' in question) {
    Object.assign(counted, { restarts: 0, opened: 0, asked: 0, pages: 0, ages: [] });
    return null;
  }
  return state();
});

async function join({ join: count, urls, blog, addresses, atOnce }: Extract<FleetQuestion, { join: number }>) {
  const page = digested(pageOfHtml(await (await fetch(`${urls[0]}/live/${blog}`)).text()));
  for (let come = 0; come < count; come += 1) {
    const at = {
      url: urls[come % urls.length] ?? '',
      blog,
      address: addresses[come % addresses.length] ?? '127.0.0.1',
    };
    readers.push(new Reader(page, at));
    if (come % atOnce === atOnce - 1) await until(() => readers.every(({ line }) => line !== 'connecting'), 30_000);
  }
  await until(() => readers.every(({ line }) => line === 'open' || line === 'polling'), 120_000);
  return state();
}

async function until(isSo: () => boolean, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
}

function state(): FleetState {
  const seqs = readers.map(({ timeline }) => timeline.standing.seq);
  const lines: FleetState['lines'] = {};
  for (const { line } of readers) lines[line] = (lines[line] ?? 0) + 1;
  return {
    readers: readers.length,
    lines,
    least: seqs.reduce((least, seq) => Math.min(least, seq), Infinity),
    most: seqs.reduce((most, seq) => Math.max(most, seq), 0),
    epochs: [...new Set(readers.map(({ timeline }) => timeline.standing.epoch))],
    ...counted,
  };
}

function showing(ids: string[]): number {
  const those = new Set(ids);
  return readers.filter(({ view }) => view.ids.some((id) => those.has(id))).length;
}

/** A page has the newest twenty; a reader who was there before has more below them, in the same order. */
function compare(html: string): { differ: number; example: string | null } {
  const fresh = digested(pageOfHtml(html)).articles;
  const differing = readers.filter(({ view }) => {
    const shown = view.articles.slice(0, fresh.length);
    return fresh.some(({ id, html: digest }, at) => shown[at]?.id !== id || shown[at].html !== digest);
  });
  const [first] = differing;
  return {
    differ: differing.length,
    example: first
      ? `stands at ${first.timeline.standing.seq}, shows ${first.view.ids.slice(0, 5).join(' ')}, and should ${fresh
          .slice(0, 5)
          .map(({ id }) => id)
          .join(' ')}`
      : null,
  };
}
