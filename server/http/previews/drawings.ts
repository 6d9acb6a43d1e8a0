/**
 * How many drawings one address may cause: each is a stranger's wish that costs a second of a core. What is drawn already
 * costs nothing, so that a rally's readers, and a messenger's fetchers behind one address, hardly ever get here. Who asks
 * for more waits alone: others have their turn (rule S4).
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '../../auth/address.js';

export const DRAWINGS_A_MINUTE = 20;
const AT_ONCE = 2;
/** Seconds: a drawing is over then. */
const SOON = 5;

/** `after`: seconds until it is worth asking again. */
export type Place = { leave: () => void } | { after: number };

export interface DrawingLimit {
  enter: (address: string) => Promise<Place>;
}

export function createDrawingLimit(): DrawingLimit {
  const minutes = new RateLimiterMemory({ keyPrefix: 'drawings', points: DRAWINGS_A_MINUTE, duration: 60 });
  const underWay = new Map<string, number>();
  return {
    enter: async (address) => {
      const network = networkOf(address);
      const here = underWay.get(network) ?? 0;
      if (here >= AT_ONCE) return { after: SOON };
      // Counted before anything is waited for: of many requests at one moment, no more get through.
      underWay.set(network, here + 1);
      const leave = (): void => {
        const left = (underWay.get(network) ?? 1) - 1;
        if (left === 0) underWay.delete(network);
        else underWay.set(network, left);
      };
      try {
        await minutes.consume(network);
        return { leave };
      } catch (rejected) {
        leave();
        if (!(rejected instanceof RateLimiterRes)) throw rejected;
        return { after: Math.max(1, Math.ceil(rejected.msBeforeNext / 1_000)) };
      }
    },
  };
}
