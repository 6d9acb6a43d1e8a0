/**
 * A reader's connection, straight over ws: of engine.io's protocol (4) and socket.io's (5) the few packets that a
 * reader needs. The libraries' own objects around a connection take more memory than the connection itself, and rule S3
 * forbids most of their abilities (docs/decisions/0002). socket.io's own client is served in the same way.
 */
import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { WebSocket, type RawData } from 'ws';
import { READERS_NAMESPACE, type ReaderEvents } from '../../shared/protocol/readers.js';
import { refusal } from '../../shared/refusals.js';
import { spoken, type OutwardRefusal } from '../failures.js';
import type { Heartbeat } from './heartbeat.js';
import { acceptText, connectOf, eventText, openingText, PING_BYTES, PONG, refuseText } from './readerPackets.js';

/** The time in which a connection has to join a blog (rule S3). */
const JOIN_WITHIN_MS = 5_000;
/** "The other side goes away": a client that hears it comes back. */
const GOING_AWAY = 1001;

/** Called with what a reader named, once; then the reader is let in (`accept`) or told why not (`refuse`). */
export type OnJoin = (connection: ReaderConnection, auth: unknown) => void;

export class ReaderConnection {
  /** Called once, when a reader that was let in is gone. */
  onGone: (() => void) | null = null;
  private joining: NodeJS.Timeout | null = null;
  private hasSpoken = false;
  private awaitsPong = false;

  /** `socket`: the one under `ws`; bytes that are made once for many readers are written to it. */
  constructor(
    private readonly ws: WebSocket,
    private readonly socket: Duplex,
  ) {}

  /** Says the first word, and listens. */
  open(heartbeat: Heartbeat<ReaderConnection>, onJoin: OnJoin): void {
    const { ws } = this;
    this.joining = setTimeout(() => this.close(), JOIN_WITHIN_MS);
    const leave = heartbeat.add(this);
    ws.on('message', (data, isBinary) => this.hear(data, isBinary, onJoin));
    // A fault of one connection ends that connection, which `close` tells; it is no fault of ours.
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      leave();
      this.settle();
      this.onGone?.();
    });
    ws.send(openingText(randomUUID()));
  }

  get isOpen(): boolean {
    return this.ws.readyState === WebSocket.OPEN;
  }

  /**
   * Open, and nothing waits in this process to be sent: neither in ws, which queues nothing of its own, nor in node.
   */
  get isIdle(): boolean {
    return this.isOpen && this.socket.writableLength === 0;
  }

  accept(): void {
    this.settle();
    this.ws.send(acceptText(randomUUID()));
  }

  /** Tells the reader, and leaves the connection open until its time to join is over: so the reader can say goodbye. */
  refuse(refused: OutwardRefusal, namespace: string = READERS_NAMESPACE): void {
    if (this.isOpen) this.ws.send(refuseText(refused, namespace));
  }

  /** Sends reliably: queued where it cannot go out at once. For what comes seldom. `json`: the event's value. */
  emit(event: keyof ReaderEvents, json: string): void {
    if (this.isOpen) this.ws.send(eventText(event, json));
  }

  /** Writes bytes made by `packetBytes`. They go the way that ws' own go, in order with them. */
  write(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  /** A reader that is not idle is not asked: whether it still reads is the fan-out's to find out. */
  ping(): void {
    if (!this.isIdle) return;
    this.awaitsPong = true;
    this.write(PING_BYTES);
  }

  /** Called when the time to answer a ping is over. */
  endUnlessHeard(): void {
    if (this.awaitsPong) this.cut();
  }

  close(): void {
    this.ws.close(GOING_AWAY);
  }

  /** Ends the connection at once, and all that waits for it. */
  cut(): void {
    this.ws.terminate();
  }

  /** A reader sends one message, which names its blog, and answers pings. Everything else ends the connection (S3). */
  private hear(data: RawData, isBinary: boolean, onJoin: OnJoin): void {
    const packet = isBinary ? '' : (data as Buffer).toString('utf8');
    if (packet === PONG && this.awaitsPong) {
      this.awaitsPong = false;
      return;
    }
    const asked = this.hasSpoken ? null : connectOf(packet);
    if (asked === null) return this.cut();
    this.hasSpoken = true;
    if (asked.namespace === READERS_NAMESPACE) onJoin(this, asked.auth);
    else this.refuse(spoken(refusal('not-found')), asked.namespace);
  }

  private settle(): void {
    if (this.joining !== null) clearTimeout(this.joining);
    this.joining = null;
  }
}
