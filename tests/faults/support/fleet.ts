/** Readers in processes of their own: see `readers.ts`. */
import { startChild } from './child.js';
import type { FleetQuestion, FleetState } from './readers.js';

/** From one address the server lets 2,000 in. */
const OF_ONE_ADDRESS = 1_500;

export interface Fleet {
  pid: number;
  /**
   * `urls`: of the instances, in turns. Resolves when all are live, or poll. `address`: the one that all of them come
   * from; else from as many as it takes for all to be let in.
   */
  join: (count: number, urls: string[], blog: string, address?: string) => Promise<FleetState>;
  state: () => Promise<FleetState>;
  /** How many readers show something else than this page, and one of them. */
  compare: (html: string) => Promise<{ differ: number; example: string | null }>;
  /** How many readers show any of these entries. */
  showing: (ids: string[]) => Promise<number>;
  /** Begins to count anew. */
  forget: () => Promise<void>;
  end: () => Promise<void>;
}

/** Fleets of one test come from addresses of their own: 127.0.`number`.x. */
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
