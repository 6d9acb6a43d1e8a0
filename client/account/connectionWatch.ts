/**
 * Knows as soon as possible whether anything connects this device with the server: what the browser says counts at once,
 * and where nobody says anything silence does. A connection that was cut without a word stays open for a long time, so
 * the server speaks on the socket every few seconds, and is asked where it does not.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Api } from './api.js';
import type { After } from './device.js';
import type { AccountSocket } from './deskSocket.js';

export interface ConnectionWatchParts {
  api: Pick<Api, 'isThere'>;
  socket: Pick<AccountSocket, 'isUp' | 'renew'>;
  now: () => number;
  after: After;
  isSeen: () => boolean;
  /** There was no connection, and now there is. */
  cameBack: () => void;
}

/** The pause between two looks at the connection while somebody sees the page. */
const LOOK_MS = 1_000;
/** A look that comes so late was kept by a device that slept: nobody was silent meanwhile. */
const LATE_MS = 3_000;
/** Silence of the server that means no connection, whatever the browser says. The socket has a word every 5 s. */
const SILENT_MS = 8_000;
/** Silence after which the server is asked for a word: with a socket only where the socket's own is overdue. */
const ASK_MS = { up: 6_000, down: 4_000 };

export class ConnectionWatch {
  private readonly lost = signal<number | null>(null);
  private heardAt: number;
  private socketHeardAt: number;
  private lookedAt: number;
  private isAsking = false;
  /** The time at which the connection was lost, ms since 1970; null while there is one. */
  readonly lostAt: ReadonlySignal<number | null> = this.lost;

  constructor(private readonly parts: ConnectionWatchParts) {
    this.heardAt = this.socketHeardAt = this.lookedAt = parts.now();
  }

  /** Looks from here on, as long as the page lives. */
  start(): void {
    this.parts.after(LOOK_MS, () => {
      this.look();
      this.start();
    });
  }

  /** Takes note that something came from the server. */
  hears(by: 'socket' | 'request' = 'request'): void {
    this.heardAt = this.parts.now();
    if (by === 'socket') this.socketHeardAt = this.heardAt;
    this.lost.value = null;
  }

  /** Takes note of a failed request, which says little while the socket speaks. */
  failed(): void {
    if (!this.parts.socket.isUp.value) this.cut();
  }

  cut(): void {
    this.lost.value ??= this.parts.now();
  }

  private look(): void {
    const { now, isSeen, socket } = this.parts;
    const isLate = now() - this.lookedAt > LOOK_MS + LATE_MS;
    this.lookedAt = now();
    // Nobody reads what it would say, and a page that is not seen may have been stopped.
    if (isLate || !isSeen()) this.heardAt = this.socketHeardAt = now();
    // Browsers run a hidden page once a minute: each time it would look as if the device had slept.
    if (!isSeen()) return;
    const silence = now() - this.heardAt;
    if (silence >= SILENT_MS) this.cut();
    const isOverdue = now() - this.socketHeardAt >= ASK_MS.up;
    if (socket.isUp.value ? isOverdue : silence >= ASK_MS.down || isLate) void this.ask();
  }

  private async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    const isThere = await this.parts.api.isThere();
    this.isAsking = false;
    if (!isThere) return this.failed();
    const wasLost = this.lost.value !== null;
    this.hears();
    // The server is there, and its socket says nothing: that one is dead.
    if (this.parts.now() - this.socketHeardAt >= SILENT_MS) this.parts.socket.renew();
    if (wasLost) this.parts.cameBack();
  }
}
