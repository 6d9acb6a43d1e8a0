/**
 * How many drawings one address may cause: each is a stranger's wish that costs a second of a core. A picture that is
 * drawn already costs nothing, so a rally's readers, and a messenger's fetchers behind one address, hardly ever get here.
 * An address that asks for more waits alone: others have their turn (rule S4).
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '../../auth/address.js';

export const DRAWINGS_A_MINUTE = 20;
const AT_ONCE = 2;
/** Seconds: a drawing is over then. */
const SOON = 5;

/** `after`: seconds until it is worth asking again. */
export type Place = { leave: () => void } | { after: number };

export class DrawingLimit {
  private readonly minutes = new RateLimiterMemory({ keyPrefix: 'drawings', points: DRAWINGS_A_MINUTE, duration: 60 });
  private readonly underWay = new Map<string, number>();

  async enter(address: string): Promise<Place> {
    const network = networkOf(address);
    const here = this.underWay.get(network) ?? 0;
    if (here >= AT_ONCE) return { after: SOON };
    // Counted before anything is waited for: of many requests at one moment, no more get through.
    this.underWay.set(network, here + 1);
    try {
      await this.minutes.consume(network);
      return { leave: () => this.leave(network) };
    } catch (rejected) {
      this.leave(network);
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      return { after: Math.max(1, Math.ceil(rejected.msBeforeNext / 1_000)) };
    }
  }

  private leave(network: string): void {
    const left = (this.underWay.get(network) ?? 1) - 1;
    if (left === 0) this.underWay.delete(network);
    else this.underWay.set(network, left);
  }
}
