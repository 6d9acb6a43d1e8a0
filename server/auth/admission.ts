/**
 * Admits readers' connections up to three limits: all of them, those from one address, of IPv6 from its network (/64), and those
 * from one site (/48), since eight networks of one stranger would take all places. A reader without a place loses nothing but
 * time: its page polls instead (rule S4). Streams count as readers.
 *
 * A busy process hears of new connections before it has heard of the end of old ones. So a reader who finds no place
 * waits until the process has looked: else a crowd that lost its connections, behind a carrier's few addresses, would be
 * turned away because of its own old connections.
 */
import { networkOf, siteNetworkOf } from './address.js';
import { Counts } from './counts.js';

export const READERS_PER_ADDRESS = 2_000;
/** A carrier's phones have a network each, and may be many within one site: a third of all places by default. */
const READERS_PER_SITE = 5_000;

/** Gives a place back. A second call does nothing. */
export type Leave = () => void;

interface Waiting {
  isGone: () => boolean;
  settle: (leave: Leave | null) => void;
  since: number;
  /** Times that the process has looked at all its connections meanwhile. */
  looks: number;
}

/** The least time that a reader waits, and the least number of looks: in each the process hears what has ended. */
const WAIT_MS = 1_000;
const LOOKS = 10;
const LOOK_EVERY_MS = 20;
/** The number of readers that may wait beyond all places. Each of them holds a spare open file. */
const WAITING_BEYOND = 300;

export class Admission {
  private readonly inside = new Counts();
  private readonly insideSites = new Counts();
  private readonly queues = new Map<string, Waiting[]>();
  private places = 0;
  private waiting = 0;
  private isLookDue = false;

  /** `clock`: milliseconds that never go back. */
  constructor(
    private readonly maxReaders: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Returns the number of readers that are connected now. */
  count(): number {
    return this.places;
  }

  /** Takes a place; returns null where there is none. */
  enter(address: string): Leave | null {
    const network = networkOf(address);
    if (this.isFull(network)) return null;
    this.places += 1;
    this.inside.add(network, 1);
    this.insideSites.add(siteNetworkOf(network), 1);
    return once(() => this.leave(network));
  }

  /** Takes a place, also one that is given back within about a second. `isGone`: the reader does not wait any more. */
  enterSoon(address: string, isGone: () => boolean): Promise<Leave | null> {
    const network = networkOf(address);
    const leave = this.enter(network);
    if (leave !== null || this.isHopeless()) return Promise.resolve(leave);
    return new Promise((settle) => {
      const queue = this.queues.get(network) ?? [];
      this.queues.set(network, queue);
      queue.push({ isGone, settle, since: this.clock(), looks: 0 });
      this.waiting += 1;
      this.lookSoon();
    });
  }

  private isFull(network: string): boolean {
    const isFull = this.places >= this.maxReaders || this.inside.of(network) >= READERS_PER_ADDRESS;
    return isFull || this.isSiteFull(network);
  }

  private isSiteFull(network: string): boolean {
    return this.insideSites.of(siteNetworkOf(network)) >= READERS_PER_SITE;
  }

  private isHopeless(): boolean {
    return this.places === 0 || this.places + this.waiting >= this.maxReaders + WAITING_BEYOND;
  }

  private leave(network: string): void {
    const wasShared = this.places === this.maxReaders || this.isSiteFull(network);
    this.places -= 1;
    this.inside.add(network, -1);
    this.insideSites.add(siteNetworkOf(network), -1);
    this.letIn(network);
    // Readers of other networks may be waiting for this place, where all places were taken, or all of the site.
    if (this.waiting > 0 && wasShared) {
      for (const other of this.queues.keys()) this.letIn(other);
    }
  }

  private letIn(network: string): void {
    const queue = this.queues.get(network);
    while (queue !== undefined && queue.length > 0 && !this.isFull(network)) {
      const next = queue.shift();
      if (queue.length === 0) this.queues.delete(network);
      this.waiting -= 1;
      next?.settle(next.isGone() ? null : this.enter(network));
    }
  }

  /** The timer alone would come before the event loop has heard its connections; setImmediate comes after. */
  private lookSoon(): void {
    if (this.isLookDue || this.waiting === 0) return;
    this.isLookDue = true;
    setTimeout(() => setImmediate(() => this.look()), LOOK_EVERY_MS).unref();
  }

  private look(): void {
    const now = this.clock();
    for (const [network, queue] of this.queues) {
      const stays = queue.filter((reader) => !this.endsWaiting(reader, now));
      this.waiting -= queue.length - stays.length;
      if (stays.length === 0) this.queues.delete(network);
      else this.queues.set(network, stays);
    }
    this.isLookDue = false;
    this.lookSoon();
  }

  private endsWaiting(reader: Waiting, now: number): boolean {
    reader.looks += 1;
    const isOver = reader.isGone() || (reader.looks >= LOOKS && now - reader.since >= WAIT_MS);
    if (isOver) reader.settle(null);
    return isOver;
  }
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    action();
  };
}
