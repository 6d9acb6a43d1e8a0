/**
 * Keeps a reader connected: comes back after a loss without coming back all at once, moves when its instance leaves,
 * and polls where WebSockets are blocked.
 */
import type { Drain, Hello } from '../../shared/protocol/readers.js';
import type { Refusal } from '../../shared/refusals.js';
import { Link, type LinkEnd } from './connection/link.js';
import type { ConnectionParts, ConnectionState } from './connection/ports.js';

const SECOND = 1_000;
/** Milliseconds. Ten thousand readers that lost one server are back within 5 s, at 2,000 a second. */
const FIRST_WAIT = 5 * SECOND;
const LONGEST_WAIT = 30 * SECOND;
/** The wait between two attempts where no socket ever opened. */
const BLOCKED_WAIT = 120 * SECOND;
/** Sockets in a row that never said a word; from then on they count as blocked. */
const BLOCKED_AFTER = 2;

export class Connection {
  readonly #parts: ConnectionParts;
  #link: Link | undefined;
  /** A second connection, opened before the first one is left. */
  #next: Link | undefined;
  #state: ConnectionState | undefined;
  /** Seconds between two polls, as the server said last. */
  #pollEvery: number;
  /** Attempts since the last time that a server let this reader in. */
  #tries = 0;
  /** Attempts in a row in which no server said a word. */
  #silent = 0;
  #everOpen = false;
  #callOffTry: (() => void) | undefined;
  #callOffMove: (() => void) | undefined;
  #callOffPoll: (() => void) | undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#pollEvery = parts.pollEvery;
  }

  start(): void {
    if (this.#state !== undefined) return;
    this.#tell('connecting');
    this.#try();
  }

  stop(): void {
    this.#link?.close();
    this.#next?.close();
    this.#link = this.#next = undefined;
    this.#callOffTry?.();
    this.#callOffMove?.();
    this.#stopPolling();
    this.#tries = this.#silent = 0;
    this.#state = undefined;
  }

  /** Called when the page is looked at again: a connection that died in the phone's sleep is replaced at once. */
  wake(): void {
    if (this.#state === undefined || this.#state === 'refused') return;
    if (this.#link && !this.#link.dead) return;
    this.#drop();
    this.#try();
  }

  /** Called when the network changed: the connection may be dead without knowing, so another one is opened beside it. */
  renew(): void {
    if (this.#state === 'open') this.#move();
    else this.wake();
  }

  /** Called when the browser says that the network is gone. It is not always right, so attempts go on. */
  lose(): void {
    if (this.#state !== 'open' && this.#state !== 'polling') return;
    this.#drop();
    this.#lost();
  }

  #drop(): void {
    this.#link?.close();
    this.#next?.close();
    this.#link = this.#next = undefined;
  }

  #try(): void {
    this.#callOffTry?.();
    this.#callOffTry = undefined;
    this.#link = this.#dial();
  }

  #dial(): Link {
    const { clock, open, auth } = this.#parts;
    const link: Link = new Link({
      clock,
      open,
      auth,
      onEvent: (name, data) => this.#hear(link, name, data),
      onEnd: (end) => this.#ended(link, end),
    });
    return link;
  }

  #hear(link: Link, name: string, data: unknown): void {
    if (name === 'hello') this.#opened(link, data as Hello);
    if (name === 'drain') this.#moveWithin(data as Drain);
    // An event of another name, as a newer server may send, is ignored.
    else (this.#parts.on as Partial<Record<string, (data: never) => void>>)[name]?.(data as never);
  }

  #opened(link: Link, { poll }: Hello): void {
    this.#pollEvery = poll;
    if (link === this.#next) {
      this.#link?.close();
      this.#link = link;
      this.#next = undefined;
    }
    this.#everOpen = true;
    this.#tries = this.#silent = 0;
    this.#stopPolling();
    this.#tell('open');
  }

  #ended(link: Link, end: LinkEnd): void {
    if (link === this.#next) this.#next = undefined;
    if (link !== this.#link) return;
    // The connection beside it takes its place, whether that is open yet or not.
    this.#link = this.#next;
    this.#next = undefined;
    const code = end.refusal?.code;
    if (code === 'not-found' || code === 'gone') return this.#refuse();
    if (this.#link) this.#tell('lost');
    else this.#lost(end);
  }

  /** Ends all attempts: there is no such blog, or no longer. */
  #refuse(): void {
    this.stop();
    this.#tell('refused');
  }

  #lost({ spoke, refusal }: LinkEnd = { spoke: true }): void {
    this.#silent = spoke ? 0 : this.#silent + 1;
    // A server that lets nobody in by socket may still answer (rule S4).
    const polls = this.#silent >= BLOCKED_AFTER || refusal !== undefined;
    if (this.#state !== 'polling') this.#tell('lost');
    this.#callOffTry?.();
    this.#callOffTry = this.#parts.clock.later(this.#wait(refusal), () => this.#try());
    if (polls && !this.#callOffPoll) this.#poll();
  }

  #wait(refusal: Refusal | undefined): number {
    const blocked = !this.#everOpen && (this.#silent >= BLOCKED_AFTER || refusal !== undefined);
    const longest = blocked ? BLOCKED_WAIT : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#tries++);
    return (refusal?.after ?? 0) * SECOND + (blocked ? longest / 2 : 0) + this.#parts.random() * longest;
  }

  #poll(): void {
    const run = { on: true };
    this.#callOffPoll = () => (run.on = false);
    void this.#parts.poll().then((answered) => {
      if (!run.on) return;
      this.#tell(answered ? 'polling' : 'lost');
      const ms = this.#pollEvery * SECOND * (0.75 + this.#parts.random() / 2);
      this.#callOffPoll = this.#parts.clock.later(ms, () => this.#poll());
    });
  }

  #stopPolling(): void {
    this.#callOffPoll?.();
    this.#callOffPoll = undefined;
  }

  /** Moves at a random moment (rule S2): the readers of an instance that leaves do not all leave at once. */
  #moveWithin({ within }: Drain): void {
    this.#callOffMove?.();
    this.#callOffMove = this.#parts.clock.later(this.#parts.random() * within * SECOND, () => this.#move());
  }

  #move(): void {
    if (this.#link) this.#next ??= this.#dial();
  }

  #tell(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#parts.onState(state);
  }
}
