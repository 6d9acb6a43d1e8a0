/**
 * How many sockets of the desk a device may have open at once: a person has some tabs, and a device that was stolen, or
 * a program in a loop, does not get to hold the server's memory. Who is refused goes by HTTP (rule O6).
 */
import { Refused } from '../../shared/refusals.js';

export interface Places {
  /** Throws `rate-limited` where there are too many. The answer gives the place back; more than once does no harm. */
  take: (device: string) => () => void;
}

const AT_MOST = 20;
const AGAIN_S = 30;

export function createPlaces(): Places {
  const open = new Map<string, Set<object>>();
  return {
    take(device) {
      const taken = open.get(device) ?? new Set();
      if (taken.size >= AT_MOST) throw new Refused('rate-limited', { after: AGAIN_S });
      const place = {};
      open.set(device, taken.add(place));
      return () => {
        taken.delete(place);
        if (taken.size === 0) open.delete(device);
      };
    },
  };
}
