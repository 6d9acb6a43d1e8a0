/**
 * The limit of desk sockets that a device may have open at once: a person has some tabs, and a device that was stolen,
 * or a program in a loop, does not get to hold the server's memory. A device above the limit goes by HTTP (rule O6).
 */
import { Refused } from '../../shared/refusals.js';

const AT_MOST = 20;
const AGAIN_S = 30;

export class SocketsPerDevice {
  private readonly open = new Map<string, Set<object>>();

  /** Takes a place; returns a function that gives it back, however often it is called. Throws `rate-limited`. */
  take(device: string): () => void {
    const taken = this.open.get(device) ?? new Set();
    if (taken.size >= AT_MOST) throw new Refused('rate-limited', { after: AGAIN_S });
    const place = {};
    this.open.set(device, taken.add(place));
    return () => {
      taken.delete(place);
      if (taken.size === 0) this.open.delete(device);
    };
  }
}
