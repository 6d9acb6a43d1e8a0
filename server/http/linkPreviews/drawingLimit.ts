/**
 * How many drawings one address may cause: each is a stranger's wish that costs a second of a core. A picture that is
 * drawn already costs nothing, so a rally's readers, and a messenger's fetchers behind one address, hardly ever get here.
 * An address that asks for more waits alone: others have their turn (rule S4). So does a site (a /48 of IPv6), whose
 * networks together could else hold every place of those that wait to be drawn.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { placeOf } from '../../auth/address.js';
import { Counts } from '../../auth/counts.js';

export const DRAWINGS_A_MINUTE = 20;
const DRAWINGS_A_MINUTE_OF_SITE = 60;
const AT_ONCE = 2;
const AT_ONCE_OF_SITE = 6;
/** Seconds: a drawing is over then. */
const SOON = 5;

/** `after`: seconds until it is worth asking again. */
export type Place = { leave: () => void } | { after: number };

export class DrawingLimit {
  private readonly minutes = new RateLimiterMemory({ keyPrefix: 'drawings', points: DRAWINGS_A_MINUTE, duration: 60 });
  private readonly siteMinutes = new RateLimiterMemory({
    keyPrefix: 'drawings of a site',
    points: DRAWINGS_A_MINUTE_OF_SITE,
    duration: 60,
  });
  private readonly underWay = { networks: new Counts(), sites: new Counts() };

  async enter(address: string): Promise<Place> {
    const { network, site } = placeOf(address);
    const { networks, sites } = this.underWay;
    const isBusy = networks.of(network) >= AT_ONCE || sites.of(site) >= AT_ONCE_OF_SITE;
    if (isBusy) return { after: SOON };
    const count = (by: 1 | -1): void => {
      networks.add(network, by);
      sites.add(site, by);
    };
    // Counted before anything is waited for: of many requests at one moment, no more get through.
    count(1);
    try {
      await this.minutes.consume(network);
      await this.siteMinutes.consume(site);
      return { leave: () => count(-1) };
    } catch (rejected) {
      count(-1);
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      return { after: Math.max(1, Math.ceil(rejected.msBeforeNext / 1_000)) };
    }
  }
}
