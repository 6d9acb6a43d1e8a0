/** The readers' socket: who may join which blog, what a joiner gets first, and nothing else ever from them (rule S3). */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'socket.io';
import { READERS_NAMESPACE, type Drain, type Hello, type ReaderAuth } from '../../shared/protocol.js';
import { Refused, refusal, type Refusal } from '../../shared/refusals.js';
import type { AddressOf } from '../auth/address.js';
import type { Admission } from '../auth/admission.js';
import type { Presence } from '../desk/presence.js';
import type { Audience } from '../feed/deltas.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import type { BuiltFrame } from '../feed/frames.js';
import { countRefusal, type Metrics } from '../metrics.js';
import { POLL_SECONDS } from '../feed/pages.js';
import { StoreAway } from '../storage/ports.js';
import { createSocketEngine, refuseUpgrade } from './engine.js';
import { readerAuth } from './readerAuth.js';
import { Laggards, ReaderGroup, SLICE, memberOf } from './readerFanout.js';

/** A handshake fits ten times into it; a stranger can keep no more than this per connection. */
const MAX_BYTES = 4_096;
const RETRY_SECONDS = 10;

export interface ReaderSockets {
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Readers connected now. */
  count: () => number;
  /** Asks all of them to move (rule S2). Who is not reached is let go in the end, and comes back elsewhere. */
  drain: (drain: Drain) => Promise<void>;
  close: () => void;
}

export interface ReaderSocketsParts {
  feeds: Feeds;
  admission: Admission;
  presence: Presence;
  metrics: Metrics;
  /** What a reader who comes while the instance leaves is told; null while it stays (rule S2). */
  drain: () => Drain | null;
  addressOf: AddressOf;
  now: () => Date;
  onFault: (error: unknown, where: string) => string;
}

/** Found while a reader is let in, used when it is in. */
interface Joining {
  live: LiveFeed;
  auth: ReaderAuth;
  audience: Audience;
}

export function createReaderSockets(parts: ReaderSocketsParts): ReaderSockets {
  const { feeds, admission, presence, metrics, now } = parts;
  const { io, engine, upgrade, close } = createSocketEngine(MAX_BYTES);
  const laggards = new Laggards(() => now().getTime(), metrics);
  const groups = new WeakMap<LiveFeed, Map<string, ReaderGroup>>();
  const joining = new WeakMap<Socket, Joining>();

  engine.on('connection', (connection: RawConnection) => {
    closeAtSecondMessage(connection);
    // The request is not needed any more: with its headers it would be kept for as long as the reader stays.
    connection.request = null;
  });

  io.of(READERS_NAMESPACE).use((socket, next) => {
    letIn(socket.handshake.auth, feeds).then(
      (found) => {
        joining.set(socket, found);
        next();
      },
      (error: unknown) => {
        const data = refusalOf(error, parts);
        countRefusal(metrics, data.code);
        next(connectError(data));
      },
    );
  });

  io.of(READERS_NAMESPACE).on('connection', (socket) => {
    const found = joining.get(socket);
    joining.delete(socket);
    forget(socket);
    if (found !== undefined) join(socket, found);
  });

  function join(socket: Socket, { live, auth, audience }: Joining): void {
    const { feed, frames, changes } = live;
    // Seen again now: since the reader was let in, the feed may have gone on, or over to another epoch.
    const why = auth.seq === undefined ? null : changes.resetReason({ since: auth.seq, epoch: auth.epoch });
    const catchUp = why === null ? catchUpOf(live, auth, audience) : null;
    const at = catchUp === null ? feed.head : catchUp.from - 1;
    const { epoch, head } = feed;
    socket.emit('hello', { epoch, head, at, now: now().toISOString(), poll: POLL_SECONDS } satisfies Hello);
    if (why !== null) socket.emit('reset', { epoch, head, why });
    if (why !== null) metrics.catchUps.page += 1;
    if (catchUp !== null) metrics.catchUps.memory += 1;
    // Reliable: it goes through socket.io's own queue, before any live frame.
    if (catchUp !== null) socket.emit('frame', JSON.parse(catchUp.json));
    const member = memberOf(socket);
    const group = groupOf(live, audience);
    group.add(member, Math.max(feed.head, frames.framed));
    const leave = presence.enter(feed.slug);
    const drain = parts.drain();
    // The balancer has not noticed yet: this reader goes on in a moment, rather than being sent away now.
    if (drain !== null) socket.emit('drain', drain);
    socket.on('disconnect', () => {
      group.remove(member);
      leave();
    });
  }

  function groupOf(live: LiveFeed, audience: Audience): ReaderGroup {
    const ofBlog = groups.get(live) ?? new Map<string, ReaderGroup>();
    groups.set(live, ofBlog);
    const name = `${audience.as} ${audience.lang}`;
    const known = ofBlog.get(name);
    if (known !== undefined) return known;
    const made = new ReaderGroup(live.frames, audience, laggards, () => ofBlog.delete(name));
    ofBlog.set(name, made);
    return made;
  }

  return {
    upgrade: (request, socket, head) => {
      const leave = admission.enter(parts.addressOf(request));
      if (leave === null) return refuseUpgrade(socket, '503 Service Unavailable', RETRY_SECONDS);
      socket.once('close', leave);
      upgrade(request, socket, head);
    },
    count: () => io.of(READERS_NAMESPACE).sockets.size,
    drain: async (drain) => {
      const sockets = [...io.of(READERS_NAMESPACE).sockets.values()];
      for (let start = 0; start < sockets.length; start += SLICE) {
        for (const socket of sockets.slice(start, start + SLICE)) socket.emit('drain', drain);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    close: () => {
      laggards.stop();
      close();
    },
  };
}

async function letIn(handshake: unknown, feeds: Feeds): Promise<Joining> {
  const auth = readerAuth(handshake);
  const live = await feeds.forReaders(auth.blog);
  if (live === null) throw new Refused('not-found', { field: 'blog' });
  const { languages } = live.feed.blog.settings;
  const lang = auth.lang ?? languages[0] ?? 'en';
  if (!languages.includes(lang)) throw new Refused('not-found', { field: 'lang' });
  const { epoch, seq } = auth;
  // It may be ahead of this feed: then the journal is read first (rule R3).
  if (seq !== undefined) await live.changes.resetReasonFor({ since: seq, epoch });
  return { live, auth, audience: { as: auth.as ?? 'json', lang } };
}

/** The one frame that brings a reader to the head, where it is in memory and within the limits. */
function catchUpOf({ feed, frames }: LiveFeed, { seq }: ReaderAuth, audience: Audience): BuiltFrame | null {
  return seq === undefined || seq >= feed.head ? null : frames.build(seq, audience);
}

function refusalOf(error: unknown, parts: ReaderSocketsParts): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof StoreAway) return refusal('unavailable', { after: 2 });
  const id = parts.onFault(error, 'letting a reader in');
  return refusal('internal', { message: `Something went wrong on the server (${id}).` });
}

/** socket.io sends `data` of the error that `next` is given. */
function connectError(data: Refusal): Error {
  return Object.assign(new Error(data.code), { data });
}

interface RawConnection {
  request: unknown;
  on: (event: 'packet', listener: (packet: { type: string }) => void) => void;
  close: (discard?: boolean) => void;
}

/** A reader sends one message, which names its blog. Whatever comes after it is none of ours. */
function closeAtSecondMessage(connection: RawConnection): void {
  let messages = 0;
  connection.on('packet', ({ type }) => {
    if (type !== 'message') return;
    messages += 1;
    if (messages > 1) connection.close(true);
  });
}

function forget({ handshake }: Socket): void {
  handshake.auth = {};
  handshake.headers = {};
  handshake.query = {};
}
