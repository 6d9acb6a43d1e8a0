/**
 * Runs so many works at once; the others wait for their turn. A catch-up that memory does not reach holds some megabytes
 * of records while it is made: a hundred at once took two gigabytes, and the event loop for a minute.
 *
 * Turns go round by network, so that a stranger with a thousand questions stands before nobody: whoever comes from another
 * network waits for those under way, and for one work of each network that came before (docs/decisions/0060).
 */
import { Refused } from '../../shared/refusals.js';

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

/** The asker of a work. */
export interface Asker {
  /** Whose turn it is. */
  network: string;
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
  private count = 0;
  /** By network; the one whose turn is next stands first. */
  private readonly waiting = new Map<string, Set<Waiting>>();
  /** Works that began and whose answers are not out, by network. */
  private readonly notOut = new Map<string, number>();

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

  /** Refuses where too many wait: the last of the network that has most, which may be this one. */
  private enter(waiting: Waiting): boolean {
    const { network } = waiting.asker;
    const own = this.waiting.get(network) ?? new Set();
    if (this.count >= MOST_WAIT) {
      const longest = [...this.waiting.values()].reduce((most, queue) => (queue.size > most.size ? queue : most), own);
      if (longest === own) return (waiting.refuse(), false);
      const last = [...longest].at(-1);
      if (last !== undefined) this.leave(last);
    }
    this.waiting.set(network, own.add(waiting));
    this.count += 1;
    return true;
  }

  /** Takes somebody out who waits no longer; does nothing where the turn has come. */
  private leave(waiting: Waiting): void {
    if (this.remove(waiting)) waiting.refuse();
  }

  private remove(waiting: Waiting): boolean {
    const { network } = waiting.asker;
    const queue = this.waiting.get(network);
    if (queue?.delete(waiting) !== true) return false;
    this.count -= 1;
    if (queue.size === 0) this.waiting.delete(network);
    return true;
  }

  private letBegin(): void {
    while (this.running < this.atOnce) {
      const next = this.next();
      if (next === undefined) return;
      this.running += 1;
      this.countUntilOut(next.asker);
      next.begin();
    }
  }

  /** Takes out the first of the network whose turn it is, which then goes to the end. */
  private next(): Waiting | undefined {
    for (const [network, queue] of this.waiting) {
      const [first] = queue;
      if (first === undefined || (this.notOut.get(network) ?? 0) >= MOST_NOT_OUT) continue;
      this.remove(first);
      if (this.waiting.delete(network)) this.waiting.set(network, queue);
      return first;
    }
    return undefined;
  }

  private countUntilOut({ network, onOver }: Asker): void {
    if (onOver === undefined) return;
    this.notOut.set(network, (this.notOut.get(network) ?? 0) + 1);
    onOver(() => {
      const left = (this.notOut.get(network) ?? 1) - 1;
      if (left === 0) this.notOut.delete(network);
      else this.notOut.set(network, left);
      this.letBegin();
    });
  }
}

function restAfter(workMs: number): number {
  return Math.min(Math.max(workMs, REST_MS.least), REST_MS.most);
}

function tooMany(): Refused {
  return new Refused('unavailable', { after: AGAIN_SECONDS });
}
