/** Strangers in a process of their own (see `strangers.ts`): 9,000 of them hold as many open files. */
import { startChild } from './child.js';
import type { CrowdState, Kind } from './strangers.js';
import type { CrowdQuestion } from './strangers.js';

export interface Crowd {
  /** Resolves when all have begun to connect; a server may not have taken all. */
  come: (count: number, kinds: Kind[], url: string, pace?: Partial<Pace>) => Promise<CrowdState>;
  state: () => Promise<CrowdState>;
  /** Lets those who never read begin to, so that they hear whether they were put out. */
  read: () => Promise<CrowdState>;
  leave: () => Promise<CrowdState>;
  end: () => Promise<void>;
}

export interface Pace {
  aSecond: number;
  /** Milliseconds after which a stranger who was put out comes back; null: never. */
  again: number | null;
  /** Local addresses, taken in turns. */
  addresses: string[];
}

/** Strangers come from ten addresses, 127.0.`number`.x, unless `pace` names others. */
export async function startCrowd(number: number, blog: string): Promise<Crowd> {
  const { ask, end } = await startChild<CrowdQuestion>('strangers.ts');
  const own = Array.from({ length: 10 }, (_, at) => `127.0.${String(number)}.${String(at + 1)}`);
  return {
    come: (come, kinds, url, pace = {}) =>
      ask({ come, kinds, url, blog, addresses: own, aSecond: 1_000, again: null, ...pace }),
    state: () => ask({ state: true }),
    read: () => ask({ read: true }),
    leave: () => ask({ leave: true }),
    end,
  };
}
