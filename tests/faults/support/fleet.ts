/** Readers in a process of their own: see `readers.ts`. */
import { startChild } from './child.js';
import type { FleetQuestion, FleetState } from './readers.js';

/** Readers of one address: the server lets 2,000 in. */
const OF_ONE_ADDRESS = 1_500;

export interface Fleet {
  pid: number;
  /**
   * Resolves when all readers are live, or poll. `urls`: the instances, taken in turns. `address`: where all of them come
   * from; without it from as many addresses as it takes for all to be let in.
   */
  join: (count: number, urls: string[], blog: string, address?: string) => Promise<FleetState>;
  state: () => Promise<FleetState>;
  /** Counts readers that differ from this page, with an example. */
  compare: (html: string) => Promise<{ differ: number; example: string | null }>;
  /** Counts readers that show any of these entries. */
  showing: (ids: string[]) => Promise<number>;
  /** Sets the counts back to zero. */
  forget: () => Promise<void>;
  end: () => Promise<void>;
}

/** Each fleet of a test has addresses of its own: 127.0.`number`.x. */
export async function startFleet(number = 0): Promise<Fleet> {
  const { pid, ask, end } = await startChild<FleetQuestion>('readers.ts');
  return {
    pid,
    join: (count, urls, blog, address) => {
      const addresses = address === undefined ? addressesFor(count, number) : [address];
      return ask({ join: count, urls, blog, addresses, atOnce: 100 });
    },
    state: () => ask({ state: true }),
    compare: (html) => ask({ compare: html }),
    showing: (ids) => ask({ showing: ids }),
    forget: () => ask({ forget: true }),
    end,
  };
}

function addressesFor(count: number, number: number): string[] {
  const needed = Math.ceil(count / OF_ONE_ADDRESS);
  return Array.from({ length: needed }, (_, at) => `127.0.${String(number)}.${String(at + 1)}`);
}
