/**
 * Admits readers' connections up to three limits: all of them, those from one address, of IPv6 from its network (/64), and those
 * from one site (/48), since eight networks of one stranger would take all places. A reader without a place loses nothing but
 * time: its page polls instead (rule S4). Streams count as readers.
 *
 * A busy process hears of new connections before it has heard of the end of old ones. So a reader who finds no place
 * waits until the process has looked: else a crowd that lost its connections, behind a carrier's few addresses, would be
 * turned away because of its own old connections.
 *
 * Anybody may have thousands of connections, and let them wait, come and go. So a place that is given back costs the same however
 * many wait: it stands open to those alone who may have it, and nobody is looked at any more once it is taken.
 */
import { WaitingReaders, type Place, type Waiting } from './admission/waiting.js';
import { placeOf } from './address.js';
import { Counts } from './counts.js';

export const READERS_PER_ADDRESS = 2_000;
/** A carrier's phones have a network each, and may be many within one site: a third of all places by default. */
const READERS_PER_SITE = 5_000;

/** Gives a place back. A second call does nothing. */
export type Leave = () => void;

/** The least time that a reader waits, and the least number of looks: in each the process hears what has ended. */
const WAIT_MS = 1_000;
const LOOKS = 10;
const LOOK_EVERY_MS = 20;
/** The number of readers that may wait beyond all places. Each of them holds a spare open file. */
const WAITING_BEYOND = 300;

export class Admission {
  private readonly inside = new Counts();
  private readonly insideSites = new Counts();
  private readonly waiting = new WaitingReaders();
  private places = 0;
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
    return this.enterFrom(placeOf(address));
  }

  /** Takes a place, also one that is given back within about a second. `isGone`: the reader does not wait any more. */
  enterSoon(address: string, isGone: () => boolean): Promise<Leave | null> {
    const place = placeOf(address);
    const leave = this.enterFrom(place);
    if (leave !== null || this.isHopeless(place) || !this.hasSeat(place)) return Promise.resolve(leave);
    return new Promise((settle) => {
      this.waiting.add(place, { isGone, settle, since: this.clock(), looks: 0 });
      this.lookSoon();
    });
  }

  private enterFrom(place: Place): Leave | null {
    if (this.isFull() || this.isSiteFull(place.site) || this.isNetworkFull(place.network)) return null;
    this.moved(place, 1);
    return once(() => this.leave(place));
  }

  private isFull(): boolean {
    return this.places >= this.maxReaders;
  }

  private isSiteFull(site: string): boolean {
    return this.insideSites.of(site) >= READERS_PER_SITE;
  }

  private isNetworkFull(network: string): boolean {
    return this.inside.of(network) >= READERS_PER_ADDRESS;
  }

  /** Nobody waits where nobody could leave, and no more of one site than could all leave it. */
  private isHopeless({ site }: Place): boolean {
    return this.places === 0 || this.waiting.ofSite(site) >= READERS_PER_SITE;
  }

  /** Finds a newcomer a seat to wait on. Where all are taken, the site with most of them makes room, lest one crowd keep out the rest. */
  private hasSeat(place: Place): boolean {
    if (this.places + this.waiting.count() < this.maxReaders + WAITING_BEYOND) return true;
    const last = this.waiting.giveWay(place);
    last?.settle(null);
    return last !== undefined;
  }

  private leave(place: Place): void {
    const [wasFull, wasSiteFull] = [this.isFull(), this.isSiteFull(place.site)];
    this.moved(place, -1);
    // The reader's own network comes first: a crowd that comes back has its own old connections before it.
    this.letIn(place);
    if (wasSiteFull) this.letInOf(place.site);
    if (!wasFull) return;
    for (const site of this.waiting.sitesInTurn()) {
      if (this.isFull()) return;
      this.letInOf(site);
    }
  }

  private letInOf(site: string): void {
    for (const network of this.waiting.networksInTurn(site)) {
      if (this.isFull() || this.isSiteFull(site)) return;
      this.letIn({ network, site });
    }
  }

  private letIn(place: Place): void {
    while (!this.isFull() && !this.isSiteFull(place.site) && !this.isNetworkFull(place.network)) {
      const next = this.waiting.next(place);
      if (next === undefined) return;
      next.settle(next.isGone() ? null : this.enterFrom(place));
    }
  }

  private moved({ network, site }: Place, by: number): void {
    this.places += by;
    this.inside.add(network, by);
    this.insideSites.add(site, by);
  }

  /** The timer alone would come before the event loop has heard its connections; setImmediate comes after. */
  private lookSoon(): void {
    if (this.isLookDue || this.waiting.count() === 0) return;
    this.isLookDue = true;
    setTimeout(() => setImmediate(() => this.look()), LOOK_EVERY_MS).unref();
  }

  private look(): void {
    const now = this.clock();
    this.waiting.dropWhere((reader) => endsWaiting(reader, now));
    this.isLookDue = false;
    this.lookSoon();
  }
}

function endsWaiting(reader: Waiting, now: number): boolean {
  reader.looks += 1;
  const isOver = reader.isGone() || (reader.looks >= LOOKS && now - reader.since >= WAIT_MS);
  if (isOver) reader.settle(null);
  return isOver;
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    action();
  };
}
