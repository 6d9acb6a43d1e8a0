/**
 * How many readers' connections are taken: in all, and from one address. Who is not let in loses nothing but time: the
 * reader's page polls instead (rule S4). Streams count as readers.
 */
export const READERS_PER_ADDRESS = 2_000;

export interface Admission {
  /** Takes a place; returns how to give it back, or null where there is none. */
  enter: (address: string) => (() => void) | null;
  /** Readers connected now. */
  count: () => number;
}

export function createAdmission(maxReaders: number): Admission {
  const byAddress = new Map<string, number>();
  let all = 0;
  return {
    enter: (address) => {
      const here = byAddress.get(address) ?? 0;
      if (all >= maxReaders || here >= READERS_PER_ADDRESS) return null;
      all += 1;
      byAddress.set(address, here + 1);
      return once(() => {
        all -= 1;
        const left = (byAddress.get(address) ?? 1) - 1;
        if (left === 0) byAddress.delete(address);
        else byAddress.set(address, left);
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
