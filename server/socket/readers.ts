/** The readers' socket: who may join which blog, what a joiner gets first, and nothing else ever from them (rule S3). */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Drain, Hello, ReaderAuth } from '../../shared/protocol/readers.js';
import { languageGiven } from '../../shared/messages/languages.js';
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
import { refuseUpgrade } from './engine.js';
import { readerAuth } from './readerAuth.js';
import { createReaderEngine, packetBytes, type ReaderConnection } from './readerConnection.js';
import { Laggards, ReaderGroup, SLICE } from './readerFanout.js';

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
  const laggards = new Laggards(() => now().getTime(), metrics);
  const groups = new WeakMap<LiveFeed, Map<string, ReaderGroup>>();
  const inside = new Set<ReaderConnection>();
  const packets = new WeakMap<BuiltFrame, Buffer>();
  const { upgrade, close } = createReaderEngine((connection, handshake) => {
    letIn(handshake, feeds).then(
      (found) => join(connection, found),
      (error: unknown) => {
        const data = refusalOf(error, parts);
        countRefusal(metrics, data.code);
        connection.refuse(data);
      },
    );
  });

  function join(reader: ReaderConnection, { live, auth, audience }: Joining): void {
    // It may have gone while its blog was looked for.
    if (!reader.isOpen) return;
    const { feed, frames, changes } = live;
    // Seen again now: since the reader was let in, the feed may have gone on, or over to another epoch.
    const why = auth.seq === undefined ? null : changes.resetReason({ since: auth.seq, epoch: auth.epoch });
    const catchUp = why === null ? catchUpOf(live, auth, audience) : null;
    const at = catchUp === null ? feed.head : catchUp.from - 1;
    const { epoch, head } = feed;
    const hello: Hello = { epoch, head, at, now: now().toISOString(), poll: POLL_SECONDS, lang: audience.lang };
    reader.accept();
    reader.emit('hello', JSON.stringify(hello));
    if (why !== null) reader.emit('reset', JSON.stringify({ epoch, head, why }));
    if (why !== null) metrics.catchUps.page += 1;
    if (catchUp !== null) metrics.catchUps.memory += 1;
    // Queued, so that it is before any live frame however slowly the reader takes it.
    if (catchUp !== null) reader.write(bytesOf(catchUp));
    const group = groupOf(live, audience);
    group.add(reader, Math.max(feed.head, frames.framed));
    // Who does not take even what it came for is watched at once: in a quiet blog nothing else would find out (rule S1).
    if (!reader.isIdle) laggards.add(reader, group);
    const leave = presence.enter(feed.slug);
    const drain = parts.drain();
    // The balancer has not noticed yet: this reader goes on in a moment, rather than being sent away now.
    if (drain !== null) reader.emit('drain', JSON.stringify(drain));
    inside.add(reader);
    reader.onGone = () => {
      inside.delete(reader);
      group.remove(reader);
      leave();
    };
  }

  /** A crowd that comes back gets the same frame. */
  function bytesOf(frame: BuiltFrame): Buffer {
    const bytes = packets.get(frame) ?? packetBytes('frame', frame.json);
    packets.set(frame, bytes);
    return bytes;
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
      const address = parts.addressOf(request);
      const take = (leave: (() => void) | null): void => {
        if (leave === null) return refuseUpgrade(socket, '503 Service Unavailable', RETRY_SECONDS);
        // It may have gone while it waited: then nothing says so any more.
        if (socket.destroyed) return leave();
        socket.once('close', leave);
        upgrade(request, socket, head);
      };
      const leave = admission.enter(address);
      if (leave !== null) return take(leave);
      const end = (): void => void socket.destroy();
      socket.on('error', end);
      void admission
        .enterSoon(address, () => socket.destroyed)
        .then((late) => {
          take(late);
          socket.off('error', end);
        });
    },
    count: () => inside.size,
    drain: async (drain) => {
      const json = JSON.stringify(drain);
      const asked = [...inside];
      for (let start = 0; start < asked.length; start += SLICE) {
        for (const reader of asked.slice(start, start + SLICE)) reader.emit('drain', json);
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
  const given = languageGiven(auth.lang, live.feed.blog.settings.languages);
  if (given === null) throw new Refused('invalid', { field: 'lang', why: 'not-language' });
  const { epoch, seq } = auth;
  // It may be ahead of this feed: then the journal is read first (rule R3).
  if (seq !== undefined) await live.changes.resetReasonFor({ since: seq, epoch });
  return { live, auth, audience: { as: auth.as ?? 'json', lang: given.lang } };
}

/** The one frame that brings a reader to the head, where it is in memory and within the limits. */
function catchUpOf({ feed, frames }: LiveFeed, { seq }: ReaderAuth, audience: Audience): BuiltFrame | null {
  return seq === undefined || seq >= feed.head ? null : frames.build(seq, audience);
}

function refusalOf(error: unknown, parts: ReaderSocketsParts): Refusal {
  if (error instanceof Refused) return error.refusal;
  const id = parts.onFault(error, 'letting a reader in');
  if (error instanceof StoreAway) return refusal('unavailable', { after: 2 });
  return refusal('internal', { why: 'logged', values: { id } });
}
