/**
 * A reader's connection: of engine.io's protocol (4) and socket.io's (5) the few packets that a reader needs, over a
 * WebSocket. The libraries' own objects around a connection take more memory than the connection itself, and rule S3
 * forbids most of their abilities (docs/decisions/0002). socket.io's own client is served in the same way.
 */
import { randomUUID } from 'node:crypto';
import { READERS_NAMESPACE, type ReaderEvents } from '../../shared/protocol/readers.js';
import { refusal } from '../../shared/refusals.js';
import { spoken, type OutwardRefusal } from '../failures.js';
import type { Heartbeat } from './heartbeat.js';
import { acceptText, connectOf, eventText, openingText, PING_BYTES, PONG, refuseText } from './readerPackets.js';
import type { ReaderWire, WireListener } from './readerWire.js';

/** The time in which a connection has to join a blog (rule S3). */
const JOIN_WITHIN_MS = 5_000;
/** "The other side goes away": a client that hears it comes back. */
const GOING_AWAY = 1001;

/** Called with what a reader named, once; then the reader is let in (`accept`) or told why not (`refuse`). */
export type OnJoin = (connection: ReaderConnection, auth: unknown) => void;

export class ReaderConnection implements WireListener {
  /** Called once, when a reader that was let in is gone. */
  onGone: (() => void) | null = null;
  /** The group of the blog that the reader has joined, which knows the reader's position. */
  group: { readonly pingBytes: Buffer } | null = null;
  private joining: NodeJS.Timeout | null = null;
  /** Called with the reader's first message, then let go. */
  private onJoin: OnJoin | null = null;
  private leave: (() => void) | null = null;
  private awaitsPong = false;

  constructor(private readonly wire: ReaderWire) {}

  /** Says the first word, and listens. `head`: the bytes that came with the upgrade. */
  open(head: Buffer, heartbeat: Heartbeat<ReaderConnection>, onJoin: OnJoin): void {
    this.joining = setTimeout(() => this.close(), JOIN_WITHIN_MS);
    this.leave = heartbeat.add(this);
    this.onJoin = onJoin;
    this.wire.open(head, this);
    this.wire.send(openingText(randomUUID()));
  }

  get isOpen(): boolean {
    return this.wire.isOpen;
  }

  /** Open, and nothing waits in this process to be sent. */
  get isIdle(): boolean {
    return this.wire.isIdle;
  }

  /** Tells whether the reader takes compressed messages. */
  get deflates(): boolean {
    return this.wire.deflates;
  }

  accept(): void {
    this.settle();
    this.wire.send(acceptText(randomUUID()));
  }

  /** Tells the reader, and leaves the connection open until its time to join is over: so the reader can say goodbye. */
  refuse(refused: OutwardRefusal, namespace: string = READERS_NAMESPACE): void {
    this.wire.send(refuseText(refused, namespace));
  }

  /** Sends reliably: queued where it cannot go out at once. For what comes seldom. `json`: the event's value. */
  emit(event: keyof ReaderEvents, json: string): void {
    this.wire.send(eventText(event, json));
  }

  /** Writes the bytes of a `Packet`, in the form that this reader takes. All that goes out goes this way, in order. */
  write(bytes: Buffer): void {
    this.wire.write(bytes);
  }

  /**
   * Asks, and tells the position with it: a phone's radio wakes once for both. A reader that is not idle is not asked:
   * whether it still reads is the fan-out's to find out.
   */
  ping(): void {
    if (!this.isIdle) return;
    this.awaitsPong = true;
    this.write(this.group?.pingBytes ?? PING_BYTES);
  }

  /** Called when the time to answer a ping is over. */
  endUnlessHeard(): void {
    if (this.awaitsPong) this.cut();
  }

  close(): void {
    this.wire.close(GOING_AWAY);
  }

  /** Ends the connection at once, and all that waits for it. */
  cut(): void {
    this.wire.cut();
  }

  /** A reader sends one message, which names its blog, and answers pings. Everything else ends the connection (S3). */
  heard(data: Buffer, isBinary: boolean): void {
    const packet = isBinary ? '' : data.toString('utf8');
    if (packet === PONG && this.awaitsPong) {
      this.awaitsPong = false;
      return;
    }
    const { onJoin } = this;
    const asked = onJoin === null ? null : connectOf(packet);
    if (asked === null) return this.cut();
    this.onJoin = null;
    if (asked.namespace === READERS_NAMESPACE) onJoin?.(this, asked.auth);
    else this.refuse(spoken(refusal('not-found')), asked.namespace);
  }

  closed(): void {
    this.leave?.();
    this.settle();
    this.onGone?.();
  }

  private settle(): void {
    if (this.joining !== null) clearTimeout(this.joining);
    this.joining = null;
  }
}
