/**
 * How many readers' connections are taken: in all, and from one address. Who is not let in loses nothing but time: the
 * reader's page polls instead (rule S4). Streams count as readers.
 *
 * A busy process hears of new connections before it has heard of the end of old ones. So who finds no place waits until
 * it has looked: a crowd that lost its connections, behind a carrier's few addresses, would be turned away by itself.
 */
export const READERS_PER_ADDRESS = 2_000;

export interface Admission {
  /** Takes a place; returns how to give it back, or null where there is none. */
  enter: (address: string) => (() => void) | null;
  /** The same, and where there is none, one that is given back soon. `isGone`: whoever waits does so no more. */
  enterSoon: (address: string, isGone: () => boolean) => Promise<(() => void) | null>;
  /** Readers connected now. */
  count: () => number;
}

interface Waiting {
  isGone: () => boolean;
  settle: (leave: (() => void) | null) => void;
  since: number;
  /** The number of times that the process has looked at all its connections meanwhile. */
  turns: number;
}

/** So long at least, and so many turns: in one the process hears what has ended until then. */
const WAIT_MS = 1_000;
const TURNS = 10;
const LOOK_EVERY_MS = 20;
/** Each who waits beyond the places there are holds an open file of those that are nobody's yet. */
const WAITING_BEYOND = 300;

/** `clock`: milliseconds that never go back. */
export function createAdmission(maxReaders: number, clock: () => number = () => performance.now()): Admission {
  const byAddress = new Map<string, number>();
  const lines = new Map<string, Waiting[]>();
  let [all, waiting] = [0, 0];
  let looking = false;

  const isFull = (address: string): boolean =>
    all >= maxReaders || (byAddress.get(address) ?? 0) >= READERS_PER_ADDRESS;

  function enter(address: string): (() => void) | null {
    if (isFull(address)) return null;
    all += 1;
    byAddress.set(address, (byAddress.get(address) ?? 0) + 1);
    return once(() => {
      all -= 1;
      const left = (byAddress.get(address) ?? 1) - 1;
      if (left === 0) byAddress.delete(address);
      else byAddress.set(address, left);
      letIn(address);
      // Where all places were taken, any address may have somebody waiting for this one.
      if (waiting > 0 && all === maxReaders - 1) for (const other of lines.keys()) letIn(other);
    });
  }

  function letIn(address: string): void {
    const line = lines.get(address);
    while (line !== undefined && line.length > 0 && !isFull(address)) {
      const next = line.shift();
      if (line.length === 0) lines.delete(address);
      waiting -= 1;
      next?.settle(next.isGone() ? null : enter(address));
    }
  }

  function look(): void {
    const now = clock();
    for (const [address, line] of lines) {
      const stays = line.filter((one) => {
        one.turns += 1;
        const isOver = one.isGone() || (one.turns >= TURNS && now - one.since >= WAIT_MS);
        if (isOver) one.settle(null);
        return !isOver;
      });
      waiting -= line.length - stays.length;
      if (stays.length === 0) lines.delete(address);
      else lines.set(address, stays);
    }
    looking = false;
    lookSoon();
  }

  /** After the loop has heard its connections, and not with the timer that comes before. */
  function lookSoon(): void {
    if (looking || waiting === 0) return;
    looking = true;
    setTimeout(() => setImmediate(look), LOOK_EVERY_MS).unref();
  }

  return {
    enter,
    enterSoon: (address, isGone) => {
      const leave = enter(address);
      const isHopeless = all === 0 || all + waiting >= maxReaders + WAITING_BEYOND;
      if (leave !== null || isHopeless) return Promise.resolve(leave);
      return new Promise((settle) => {
        const line = lines.get(address) ?? [];
        lines.set(address, line);
        line.push({ isGone, settle, since: clock(), turns: 0 });
        waiting += 1;
        lookSoon();
      });
    },
    count: () => all,
  };
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    action();
  };
}
