/** Connections that stay open: sockets of readers and reporters, and streams. They are let in, moved and ended here. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Drain } from '../../shared/protocol/readers.js';
import { Admission } from '../auth/admission.js';
import type { OpenStream } from '../http/stream.js';
import { DeskSockets } from '../socket/desk.js';
import { ReaderSockets } from '../socket/readers.js';
import type { AppParts } from './appParts.js';
import type { Identification } from './identification.js';
import { Leaving } from './leaving.js';
import type { Rooms } from './rooms.js';
import { Upgrades } from './upgrades.js';

export interface ConnectionsParts {
  parts: AppParts;
  rooms: Rooms;
  identification: Identification;
  isReady: () => boolean;
}

export class Connections {
  readonly admission: Admission;
  readonly streams = new Set<OpenStream>();
  private readonly readers: ReaderSockets;
  private readonly desk: DeskSockets;
  private readonly upgrades: Upgrades;
  private readonly leaving: Leaving;

  constructor({ parts, rooms, identification, isReady }: ConnectionsParts) {
    const { config, limits, metrics, now } = parts;
    const { identities, addressOf } = identification;
    this.admission = new Admission(config.maxReaders);
    this.leaving = new Leaving({ count: () => this.countReaders(), ask: (drain) => this.askToMove(drain, rooms) });
    const { admission } = this;
    this.readers = new ReaderSockets({ ...rooms, admission, metrics, drain: () => this.drain(), addressOf, now });
    this.desk = new DeskSockets({ ...rooms, identities, limits, addressOf, origin: config });
    this.upgrades = new Upgrades({
      isReady,
      freePlaces: () => config.maxReaders - admission.count(),
      sockets: { readers: this.readers, reporters: this.desk },
    });
  }

  start(): void {
    this.readers.start();
  }

  /** Counts the readers that are connected now. */
  readersNow(): { sockets: number; streams: number } {
    return { sockets: this.readers.count(), streams: this.streams.size };
  }

  /** Returns the message for a reader who comes or stays now; null while nobody is asked to go (rule S2). */
  drain(): Drain | null {
    return this.leaving.drain();
  }

  /** Takes a connection that asks to become a WebSocket. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.upgrades.take(request, socket, head);
  }

  /** Asks all readers to move within so many seconds; resolves when they have, or had the time and a little more. */
  leave(within: number): Promise<void> {
    return this.leaving.begin(within);
  }

  /** Resolves when the commands under way have been answered. */
  settle(): Promise<void> {
    return this.desk.settle();
  }

  close(): void {
    this.desk.close();
    this.readers.close();
    for (const { end } of this.streams) end();
  }

  /** Ends the connections that a close does not end: those of readers that do not read. */
  endAll(): void {
    this.upgrades.endAll();
  }

  private countReaders(): number {
    const { sockets, streams } = this.readersNow();
    return sockets + streams;
  }

  private askToMove(drain: Drain, { onFault }: Rooms): void {
    for (const stream of this.streams) stream.drain(drain);
    this.readers.drain(drain).catch((error: unknown) => onFault(error, 'asking readers to move'));
  }
}
