/**
 * Server-sent events with the readers' socket's messages. A stream is never skipped in (rule S1): one that cannot take a
 * frame is ended, and comes back with its Last-Event-ID.
 */
import type { Request, RequestHandler, Response } from 'express';
import type { Drain, Hello } from '../../shared/protocol.js';
import { Refused } from '../../shared/refusals.js';
import type { AddressOf } from '../auth/address.js';
import type { Admission } from '../auth/admission.js';
import type { Presence } from '../desk/presence.js';
import type { Audience, SizeLimit } from '../feed/deltas.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import type { BuiltFrame } from '../feed/frames.js';
import type { Metrics } from '../metrics.js';
import { POLL_SECONDS } from '../feed/pages.js';
import { asOf, languageOf, shortText, wholeNumber } from './ask.js';
import { NO_STORE } from './caching.js';

const STUCK_MS = 30_000;
/** Of a catch-up, so much waits in this process for a stream that does not read (rule S1): a whole answer would add up. */
const PIECE: SizeLimit = { deltas: 20, bytes: 16 * 1024 };

export interface StreamParts {
  feeds: Feeds;
  admission: Admission;
  presence: Presence;
  metrics: Metrics;
  addressOf: AddressOf;
  now: () => Date;
  /** All streams; each adds itself and takes itself away. */
  open: Set<OpenStream>;
  /** What a stream that begins while the instance leaves is told; null while it stays (rule S2). */
  drain: () => Drain | null;
}

export interface OpenStream {
  end: () => void;
  /** Tells it to move, and ends it at a random moment within that time: an EventSource comes back by itself. */
  drain: (drain: Drain) => void;
}

interface Start {
  seq?: number;
  epoch?: string;
}

export function createStream(parts: StreamParts): RequestHandler<{ slug: string }> {
  return async (request, response) => {
    const live = await parts.feeds.forReaders(request.params.slug);
    if (live === null) throw new Refused('not-found', { field: 'blog' });
    const audience = { as: asOf(request.query), lang: languageOf(request.query, live.feed.blog.settings.languages) };
    const start = startOf(request);
    if (request.method === 'HEAD') {
      begin(response);
      response.end();
      return;
    }
    // Who left meanwhile says so no more, and its place would never be given back.
    if (response.destroyed) return;
    const isGone = (): boolean => response.destroyed;
    const leave = await parts.admission.enterSoon(parts.addressOf(request), isGone);
    if (isGone()) return leave?.();
    if (leave === null) throw new Refused('unavailable', { after: 10, why: 'too-many-readers' });
    response.once('close', leave);
    response.once('close', parts.presence.enter(live.feed.slug));
    await run(live, audience, start, response, parts);
  };
}

/** Where the reader stands: `Last-Event-ID` before `since` and `epoch`. */
function startOf(request: Request): Start {
  const last = /^([\w-]{1,100})\.(\d{1,15})$/.exec(request.get('Last-Event-ID') ?? '');
  if (last !== null) return { epoch: last[1], seq: Number(last[2]) };
  const seq = wholeNumber(request.query, 'since', [0, 999_999_999_999_999]);
  const epoch = shortText(request.query, 'epoch');
  if (seq !== undefined && seq > 0 && epoch === undefined) throw new Refused('invalid', { field: 'epoch' });
  return { seq, epoch };
}

async function run(
  live: LiveFeed,
  audience: Audience,
  { seq, epoch }: Start,
  response: Response,
  { now, open, metrics, drain }: StreamParts,
): Promise<void> {
  const { feed, frames, changes } = live;
  const why = seq === undefined ? null : await changes.resetReasonFor({ since: seq, epoch });
  let at = seq === undefined || why !== null ? feed.head : seq;
  begin(response);
  const hello = {
    epoch: feed.epoch,
    head: feed.head,
    at,
    now: now().toISOString(),
    poll: POLL_SECONDS,
    lang: audience.lang,
  };
  write(response, 'hello', JSON.stringify(hello satisfies Hello));
  if (why !== null) write(response, 'reset', JSON.stringify({ epoch: feed.epoch, head: feed.head, why }));

  if (isOver(response)) return;
  stay(response, open, drain);
  const startEpoch = feed.epoch;
  const closed = new Promise<void>((resolve) => void response.once('close', resolve));
  while (at < feed.head && feed.epoch === startEpoch && !isOver(response)) {
    const { to, taken } = await writeSome(live, audience, at, response);
    if (to === at) break;
    at = to;
    await cutUnless(Promise.race([taken, closed]), response, metrics);
  }
  if (isOver(response)) return;
  // It comes back with the epoch that it knows, and is told of the other.
  if (feed.epoch !== startEpoch) return endStream(response);
  // From here to the listening nothing is awaited, so no frame falls in between.
  listen(live, audience, at, response, metrics);
  if (frames.framed > at) endStream(response);
}

function isOver(response: Response): boolean {
  return response.destroyed || response.writableEnded;
}

/**
 * Writes what was missed, as much of it as goes out at once; returns up to where, and when the last of it is out. Who
 * waits for that holds no more than the last piece: the rest is read again.
 */
async function writeSome({ feed, changes }: LiveFeed, audience: Audience, since: number, response: Response) {
  const { epoch } = feed;
  let taken = Promise.resolve();
  const to = await changes.handOver({ since, ...audience }, PIECE, async (frame) => {
    if (isOver(response)) return false;
    const piece = { isTaken: false };
    // As bytes: of a text that waits, node keeps a copy beside it.
    const bytes = Buffer.from(frameText(epoch, frame));
    taken = new Promise((resolve) => response.write(bytes, () => resolve(void (piece.isTaken = true))));
    // By its next turn node has given the system what it takes.
    await new Promise((resolve) => setImmediate(resolve));
    return piece.isTaken && feed.epoch === epoch;
  });
  return { to, taken };
}

function begin(response: Response): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': NO_STORE,
    // Nginx would gather events before it hands them on.
    'X-Accel-Buffering': 'no',
  });
}

/** Is known as open from now on, and moves when the others do (rule S2). */
function stay(response: Response, open: Set<OpenStream>, drain: StreamParts['drain']): void {
  let leaving: NodeJS.Timeout | undefined;
  const end = (): void => endStream(response);
  const stream: OpenStream = {
    end,
    drain: (told) => {
      write(response, 'drain', JSON.stringify(told));
      clearTimeout(leaving);
      leaving = setTimeout(end, Math.random() * told.within * 1_000);
    },
  };
  open.add(stream);
  response.once('close', () => {
    clearTimeout(leaving);
    open.delete(stream);
  });
  const told = drain();
  if (told !== null) stream.drain(told);
}

function listen(
  { feed, frames }: LiveFeed,
  audience: Audience,
  start: number,
  response: Response,
  metrics: Metrics,
): void {
  const end = (): void => endStream(response);
  let at = start;
  const stop = frames.listen(audience, {
    frame: (frame) => {
      const own = frame.from === at + 1 ? frame : at >= frame.to ? null : frames.build(at, audience);
      if (own === null) return at >= frame.to ? undefined : end();
      at = own.to;
      if (response.writableLength > 0) return end();
      writeFrame(response, feed.epoch, own);
      metrics.deliveries += 1;
    },
    position: ({ epoch, head }) => {
      // What it has not been sent cannot be made good by a position: it comes back and is told from there on.
      if (head > at || response.writableLength > 0) end();
      else write(response, 'position', JSON.stringify({ epoch, head }));
    },
    reset: (reset) => {
      if (response.writableLength > 0) return end();
      write(response, 'reset', JSON.stringify(reset));
      response.end();
    },
    close: end,
  });
  response.once('close', stop);
}

function writeFrame(response: Response, epoch: string, frame: BuiltFrame): void {
  writeText(response, frameText(epoch, frame));
}

function frameText(epoch: string, { to, json }: BuiltFrame): string {
  return `event: frame\nid: ${epoch}.${to}\ndata: ${json}\n\n`;
}

function write(response: Response, event: string, json: string): void {
  writeText(response, `event: ${event}\ndata: ${json}\n\n`);
}

/** What was ended is open until its last byte is taken; a word after that would be an error that nobody hears, and end the process. */
function writeText(response: Response, text: string): void {
  if (!isOver(response)) response.write(text);
}

function endStream(response: Response): void {
  // A stream that does not take its bytes would keep them: it is cut instead of ended.
  if (response.writableLength > 0) response.destroy();
  else response.end();
}

/** A stream that takes nothing for too long is cut (rule S1). */
async function cutUnless(taken: Promise<void>, response: Response, metrics: Metrics): Promise<void> {
  const stuck = setTimeout(() => {
    metrics.cut += 1;
    response.destroy();
  }, STUCK_MS);
  await taken;
  clearTimeout(stuck);
}
