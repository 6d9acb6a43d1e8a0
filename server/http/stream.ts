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
import type { Audience, Limits } from '../feed/deltas.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import type { BuiltFrame } from '../feed/frames.js';
import type { Metrics } from '../metrics.js';
import { POLL_SECONDS } from '../feed/pages.js';
import { asOf, languageOf, shortText, wholeNumber } from './ask.js';
import { NO_STORE } from './caching.js';

const STUCK_MS = 30_000;
/** Of a catch-up, so much waits in this process for a stream that does not read (rule S1); an answer's 256 KB would add up. */
const PIECE: Limits = { deltas: 20, bytes: 16 * 1024 };

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
    const leave = parts.admission.enter(parts.addressOf(request));
    if (leave === null)
      throw new Refused('unavailable', { after: 10, message: 'Too many readers here. Poll instead.' });
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
  const hello = { epoch: feed.epoch, head: feed.head, at, now: now().toISOString(), poll: POLL_SECONDS };
  write(response, 'hello', JSON.stringify(hello satisfies Hello));
  if (why !== null) write(response, 'reset', JSON.stringify({ epoch: feed.epoch, head: feed.head, why }));

  const startEpoch = feed.epoch;
  while (at < feed.head && feed.epoch === startEpoch && !response.destroyed) {
    const to = await writePiece(live, audience, at, response);
    if (to === at) break;
    at = to;
    await drained(response);
  }
  if (response.destroyed) return;
  // From here to the listening nothing is awaited, so no frame falls in between.
  listen(live, audience, at, response, { open, metrics, drain });
  if (frames.framed > at) endStream(response);
}

/** Writes the next of what was missed; returns up to where. A function of its own, so that nobody who waits holds the text. */
async function writePiece({ feed, changes }: LiveFeed, audience: Audience, at: number, response: Response) {
  const frame = await changes.frame({ since: at, ...audience }, PIECE);
  // As bytes: of a text that waits, node keeps a copy beside it.
  if (frame.to !== at) response.write(Buffer.from(frameText(feed.epoch, frame)));
  return frame.to;
}

function begin(response: Response): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': NO_STORE,
    // Nginx would gather events before it hands them on.
    'X-Accel-Buffering': 'no',
  });
}

function listen(
  { feed, frames }: LiveFeed,
  audience: Audience,
  start: number,
  response: Response,
  { open, metrics, drain }: Pick<StreamParts, 'open' | 'metrics' | 'drain'>,
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
      write(response, 'reset', JSON.stringify(reset));
      end();
    },
    close: end,
  });
  let leaving: NodeJS.Timeout | undefined;
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
    stop();
    clearTimeout(leaving);
    open.delete(stream);
  });
  const told = drain();
  if (told !== null) stream.drain(told);
}

function writeFrame(response: Response, epoch: string, frame: BuiltFrame): void {
  response.write(frameText(epoch, frame));
}

function frameText(epoch: string, { to, json }: BuiltFrame): string {
  return `event: frame\nid: ${epoch}.${to}\ndata: ${json}\n\n`;
}

function write(response: Response, event: string, json: string): void {
  response.write(`event: ${event}\ndata: ${json}\n\n`);
}

function endStream(response: Response): void {
  // A stream that does not take its bytes would keep them: it is cut instead of ended.
  if (response.writableLength > 0) response.destroy();
  else response.end();
}

/** Waits until a frame of the catch-up has been taken; cuts a stream that takes nothing for too long (rule S1). */
async function drained(response: Response): Promise<void> {
  if (!response.writableNeedDrain) return;
  const stuck = setTimeout(() => response.destroy(), STUCK_MS);
  await new Promise<void>((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
  clearTimeout(stuck);
}
