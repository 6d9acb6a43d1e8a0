/**
 * A connection to the readers' socket: as much of the socket.io protocol (v5, over Engine.IO v4) as a reader needs. A
 * reader sends its name and its pongs only: the server closes a connection that sends anything else (rule S3).
 */
import { type ReaderAuth, READERS_NAMESPACE } from '../../../shared/protocol/readers.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { Clock } from '../timeline/ports.js';

/** A WebSocket, as far as a link uses one. */
export interface Wire {
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  onerror: ((event: Event) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface LinkParts {
  clock: Clock;
  /** Opens a WebSocket; may throw. */
  open: () => Wire;
  auth: () => ReaderAuth;
  onEvent: (name: string, data: unknown) => void;
  onEnd: (end: LinkEnd) => void;
}

/** The end of a link. `spoke`: whether the server said anything at all. `refusal`: why it did not let the reader in. */
export interface LinkEnd {
  spoke: boolean;
  refusal?: Refusal;
}

/** Longest wait for the server's first word, in milliseconds. */
const FIRST_WORD = 15_000;
const NAMESPACE = `${READERS_NAMESPACE},`;

export class Link {
  readonly #parts: LinkParts;
  #wire: Wire | undefined;
  #callOff: () => void = () => undefined;
  /** The longest silence of a living server, in milliseconds: it pings within that time. */
  #patience = FIRST_WORD;
  #heardAt = 0;
  #spoke = false;
  #ended = false;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.#listen();
    try {
      const wire = (this.#wire = parts.open());
      wire.onmessage = ({ data }) => this.#hear(String(data));
      // Chromium ends no WebSocket that a page's policy forbids: it only says that it failed.
      wire.onclose = wire.onerror = () => this.#end();
    } catch {
      // Some blockers make the constructor itself throw.
      this.#callOff();
      this.#callOff = parts.clock.later(0, () => this.#end());
    }
  }

  /** Whether the server has been silent for too long by the clock: a phone that slept did not run its timers. */
  get dead(): boolean {
    return this.#parts.clock.now() - this.#heardAt > this.#patience;
  }

  /** Ends the link without telling anybody. */
  close(): void {
    this.#ended = true;
    this.#callOff();
    this.#wire?.close();
  }

  #hear(packet: string): void {
    if (this.#ended) return;
    this.#spoke = true;
    if (packet.startsWith('0'))
      this.#open(JSON.parse(packet.slice(1)) as { pingInterval: number; pingTimeout: number });
    else if (packet === '2') this.#wire?.send('3');
    else if (packet === '1') return this.#end();
    else if (packet.startsWith('4') && packet.startsWith(NAMESPACE, 2)) this.#message(packet);
    this.#listen();
  }

  #open({ pingInterval, pingTimeout }: { pingInterval: number; pingTimeout: number }): void {
    this.#patience = pingInterval + pingTimeout;
    this.#wire?.send(`40${NAMESPACE}${JSON.stringify(this.#parts.auth())}`);
  }

  #message(packet: string): void {
    const body = packet.slice(2 + NAMESPACE.length);
    if (packet[1] === '2') {
      const [name, data] = JSON.parse(body) as [string, unknown];
      this.#parts.onEvent(name, data);
    } else if (packet[1] === '4') this.#end((JSON.parse(body) as { data?: Refusal }).data);
    else if (packet[1] === '1') this.#end();
  }

  #listen(): void {
    this.#callOff();
    if (this.#ended) return;
    this.#heardAt = this.#parts.clock.now();
    this.#callOff = this.#parts.clock.later(this.#patience, () => this.#end());
  }

  #end(refusal?: Refusal): void {
    if (this.#ended) return;
    this.close();
    this.#parts.onEnd({ spoke: this.#spoke, ...(refusal && { refusal }) });
  }
}
