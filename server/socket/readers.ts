/** The readers' sockets: they let readers join a blog, greet them, and take nothing else from them (rule S3). */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Drain, Hello } from '../../shared/protocol/readers.js';
import type { AddressOf } from '../auth/address.js';
import type { Admission } from '../auth/admission.js';
import type { Presence } from '../desk/presence.js';
import type { Failures } from '../failures.js';
import type { Feeds } from '../feed/feeds.js';
import type { BuiltFrame } from '../feed/frames.js';
import { POLL_SECONDS } from '../feed/pages.js';
import type { Metrics } from '../metrics.js';
import { refuseUpgrade } from './engine.js';
import { joiningOf, missedBy, type Joining, type Missed } from './joining.js';
import type { ReaderConnection } from './readerConnection.js';
import { ReaderEngine } from './readerEngine.js';
import { Laggards, SLICE } from './readerFanout.js';
import { ReaderGroups } from './readerGroups.js';
import { isCompressed, type Packet } from './packet.js';
import { packetOf } from './readerPackets.js';

const RETRY_SECONDS = 10;

export interface ReaderSocketsParts {
  feeds: Feeds;
  admission: Admission;
  presence: Presence;
  metrics: Metrics;
  failures: Failures;
  /** The notice for a reader who comes while the instance leaves; null while it stays (rule S2). */
  drain: () => Drain | null;
  addressOf: AddressOf;
  now: () => Date;
}

export class ReaderSockets {
  private readonly laggards: Laggards;
  private readonly groups: ReaderGroups;
  private readonly engine: ReaderEngine;
  private readonly inside = new Set<ReaderConnection>();
  private readonly packets = new WeakMap<BuiltFrame, Packet>();

  constructor(private readonly parts: ReaderSocketsParts) {
    this.laggards = new Laggards(parts.metrics);
    this.groups = new ReaderGroups(this.laggards, (error, where) => parts.failures.note(error, where));
    this.engine = new ReaderEngine((connection, handshake) => this.letIn(connection, handshake));
  }

  /** Begins to ping the readers. */
  start(): void {
    this.engine.start();
  }

  /** Takes a connection where its address has a place, at once or as soon as there is one. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { admission } = this.parts;
    const address = this.parts.addressOf(request);
    const take = (leave: (() => void) | null): void => this.take(leave, request, socket, head);
    const leave = admission.enter(address);
    if (leave !== null) return take(leave);
    const end = (): void => void socket.destroy();
    socket.on('error', end);
    admission
      .enterSoon(address, () => socket.destroyed)
      .then((late) => {
        take(late);
        socket.off('error', end);
      })
      .catch((error: unknown) => {
        this.parts.failures.note(error, 'letting a reader in');
        end();
      });
  }

  /** Readers connected now. */
  count(): number {
    return this.inside.size;
  }

  /**
   * Asks all readers to move (rule S2). A reader that is not reached is let go in the end, and comes back elsewhere.
   */
  async drain(drain: Drain): Promise<void> {
    const json = JSON.stringify(drain);
    const asked = [...this.inside];
    for (let start = 0; start < asked.length; start += SLICE) {
      for (const reader of asked.slice(start, start + SLICE)) reader.emit('drain', json);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  close(): void {
    this.laggards.stop();
    this.engine.close();
  }

  private take(leave: (() => void) | null, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (leave === null) return refuseUpgrade(socket, '503 Service Unavailable', RETRY_SECONDS);
    // A connection that ended while it waited says so no more.
    if (socket.destroyed) return leave();
    socket.once('close', leave);
    this.engine.upgrade(request, socket, head);
  }

  private letIn(reader: ReaderConnection, handshake: unknown): void {
    joiningOf(handshake, this.parts.feeds).then(
      (joining) => this.join(reader, joining),
      (error: unknown) => reader.refuse(this.parts.failures.outward(error, 'letting a reader in').refusal),
    );
  }

  private join(reader: ReaderConnection, joining: Joining): void {
    // The reader may have gone while the blog was looked for.
    if (!reader.isOpen) return;
    const { feed, frames } = joining.live;
    reader.accept();
    this.greet(reader, joining, missedBy(joining));
    const group = this.groups.of(joining.live, joining.audience);
    group.add(reader, Math.max(feed.head, frames.framed));
    reader.group = group;
    // A reader that does not take even its greeting is watched at once: in a quiet blog nothing else would find out
    // (S1).
    if (!reader.isIdle) this.laggards.add(reader, group);
    const leave = this.parts.presence.enter(feed.slug);
    this.inside.add(reader);
    reader.onGone = () => {
      this.inside.delete(reader);
      group.remove(reader);
      leave();
    };
    const drain = this.parts.drain();
    // The balancer has not noticed yet: this reader goes on in a moment, rather than being sent away now.
    if (drain !== null) reader.emit('drain', JSON.stringify(drain));
  }

  private greet(reader: ReaderConnection, { live, audience }: Joining, { why, catchUp }: Missed): void {
    const { epoch, head } = live.feed;
    const { metrics, now } = this.parts;
    const at = catchUp === null ? head : catchUp.from - 1;
    const hello: Hello = { epoch, head, at, now: now().toISOString(), poll: POLL_SECONDS, lang: audience.lang };
    reader.emit('hello', JSON.stringify(hello));
    if (why !== null) {
      reader.emit('reset', JSON.stringify({ epoch, head, why }));
      metrics.catchUps.page += 1;
    }
    if (catchUp === null) return;
    metrics.catchUps.memory += 1;
    // Queued, so that the catch-up is before any live frame however slowly the reader takes it.
    const bytes = this.packetOf(catchUp).bytes(reader.deflates);
    if (isCompressed(bytes)) metrics.compressed += 1;
    reader.write(bytes);
  }

  /** A crowd that comes back gets the same bytes. */
  private packetOf(frame: BuiltFrame): Packet {
    const packet = this.packets.get(frame) ?? packetOf('frame', frame.json);
    this.packets.set(frame, packet);
    return packet;
  }
}
