/**
 * Runs so many works at once; the others wait for their turn. A catch-up that memory does not reach holds some megabytes
 * of records while it is made: a hundred at once took two gigabytes, and the event loop for a minute.
 *
 * Turns go round by site, and within it by network, so that a stranger with a thousand questions stands before nobody: whoever
 * comes from elsewhere waits for those under way, and for one work of each site that came before (docs/decisions/0060, 0062).
 */
import { Refused } from '../../shared/refusals.js';
import { Line, siteOf, type Place } from './line.js';

/** A longer wait would be answered when nobody listens any more. A store that stands still holds every place for seconds. */
const LONGEST_WAIT_MS = 20_000;
const MOST_WAIT = 1_000;
const AGAIN_SECONDS = 10;
/** A short work, too, is followed by some turns of the event loop. One that waited for the database did not hold the thread so long. */
const REST_MS = { least: 2, most: 25 };
/**
 * Works of one network whose results are not out yet. Whoever asks and does not read holds so many results here at most, over all
 * connections, and waits for a turn until some of them are read or cut.
 */
const MOST_NOT_OUT = 64;
/** Of one site, over all of its networks. */
const MOST_NOT_OUT_OF_SITE = 4 * MOST_NOT_OUT;

/** The asker of a work: whose turn it is. */
export interface Asker extends Place {
  /** Tells when the answer is out, or nobody waits for it any more; at once where it is so already. */
  onOver?: (heard: () => void) => void;
}

interface Waiting {
  asker: Asker;
  begin: () => void;
  refuse: () => void;
}

const ANYBODY: Asker = { network: '' };

export class ConcurrencyLimit {
  private running = 0;
  private readonly line = new Line<Waiting>();
  /** Works that began and whose answers are not out. */
  private readonly notOut = { byNetwork: new Map<string, number>(), bySite: new Map<string, number>() };

  /** `rests`: a place that was worked at rests as long as the work took, so that works have half of the thread at most. */
  constructor(
    private readonly atOnce: number,
    private readonly rests = false,
  ) {}

  /** Does the work in its turn, and throws what it throws. Throws `unavailable` where the wait is too long. */
  async run<Result>(work: () => Promise<Result>, asker = ANYBODY): Promise<Result> {
    await this.turn(asker);
    const began = performance.now();
    try {
      return await work();
    } finally {
      if (this.rests) setTimeout(() => this.giveBack(), restAfter(performance.now() - began));
      else this.giveBack();
    }
  }

  private giveBack(): void {
    this.running -= 1;
    this.letBegin();
  }

  private turn(asker: Asker): Promise<void> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => this.leave(waiting), LONGEST_WAIT_MS);
      const waiting: Waiting = {
        asker,
        begin: () => (clearTimeout(patience), resolve()),
        refuse: () => (clearTimeout(patience), reject(tooMany())),
      };
      if (!this.enter(waiting)) return;
      asker.onOver?.(() => this.leave(waiting));
      this.letBegin();
    });
  }

  /** Refuses where too many wait: the last of the site and network that have most, which may be this one. */
  private enter(waiting: Waiting): boolean {
    if (this.line.size >= MOST_WAIT) {
      const last = this.line.lastOfMost(waiting.asker);
      if (last === null) return (waiting.refuse(), false);
      this.leave(last);
    }
    this.line.add(waiting);
    return true;
  }

  /** Takes somebody out who waits no longer; does nothing where the turn has come. */
  private leave(waiting: Waiting): void {
    if (this.line.remove(waiting)) waiting.refuse();
  }

  private letBegin(): void {
    while (this.running < this.atOnce) {
      const next = this.line.next((asker) => this.mayBegin(asker));
      if (next === undefined) return;
      this.running += 1;
      this.countUntilOut(next.asker);
      next.begin();
    }
  }

  private mayBegin(asker: Place): boolean {
    const { byNetwork, bySite } = this.notOut;
    const ofSite = bySite.get(siteOf(asker)) ?? 0;
    return (byNetwork.get(asker.network) ?? 0) < MOST_NOT_OUT && ofSite < MOST_NOT_OUT_OF_SITE;
  }

  private countUntilOut(asker: Asker): void {
    if (asker.onOver === undefined) return;
    const count = (by: 1 | -1): void => {
      add(this.notOut.byNetwork, asker.network, by);
      add(this.notOut.bySite, siteOf(asker), by);
    };
    count(1);
    asker.onOver(() => {
      count(-1);
      this.letBegin();
    });
  }
}

function add(counts: Map<string, number>, name: string, by: 1 | -1): void {
  const now = (counts.get(name) ?? 0) + by;
  if (now === 0) counts.delete(name);
  else counts.set(name, now);
}

function restAfter(workMs: number): number {
  return Math.min(Math.max(workMs, REST_MS.least), REST_MS.most);
}

function tooMany(): Refused {
  return new Refused('unavailable', { after: AGAIN_SECONDS });
}
