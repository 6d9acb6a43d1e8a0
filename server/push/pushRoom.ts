/** Everything about push together: subscriptions, the follower that hears what is news, and what sends it. */
import { Leases, type LeaseTiming } from '../leases.js';
import type { Metrics } from '../metrics.js';
import type { Outbound } from '../outbound/outbound.js';
import type { Followers } from '../record/followers.js';
import { StoredFollower } from '../record/storedFollower.js';
import type { Pauses } from '../record/storedBlog.js';
import type { JournalLists, Store } from '../storage/ports.js';
import { Delivery } from './delivery.js';
import { ROUND_LIMITS, type RoundLimits } from './hostRound.js';
import { ServerKeys, subjectOf } from './keys.js';
import { Sending } from './sending.js';
import { Subscriptions } from './subscriptions.js';
import { Teller } from './teller.js';

export interface PushRoomParts {
  store: Pick<Store, 'push' | 'followers' | 'archive'>;
  journal: JournalLists;
  followers: Followers;
  outbound: Pick<Outbound, 'isReachable' | 'send'>;
  /** The origin of our pages and the operator's contact: one of them is told to push services. */
  site: { url: string; contact: string | null };
  metrics: Pick<Metrics, 'pushes'>;
  now: () => Date;
  onFault: (error: unknown, where: string) => void;
  /** Milliseconds, by a clock that never goes back. */
  clock?: () => number;
  timing?: PushTiming;
}

/** Tests have less patience. */
export interface PushTiming {
  leases: LeaseTiming;
  pauses: Pauses;
  limits: RoundLimits;
  lookEveryMs: number;
}

/** Asked for less often than for an upload: nobody waits at a phone for another instance to take over. */
const TIMING: PushTiming = {
  leases: { leaseMs: 10_000, renewEveryMs: 2_000, askEveryMs: 2_000 },
  pauses: { firstMs: 1_000, longestMs: 60_000 },
  limits: ROUND_LIMITS,
  lookEveryMs: 1_000,
};
/** Names the follower's stored positions for good. */
const FOLLOWER = 'push';

export class PushRoom {
  readonly keys: ServerKeys;
  readonly subscriptions: Subscriptions;
  private readonly leases: Leases;
  private readonly follower: StoredFollower;
  private readonly sending: Sending;

  constructor(parts: PushRoomParts) {
    const { store, journal, outbound, site, metrics, now, onFault, timing = TIMING } = parts;
    const { push } = store;
    this.keys = new ServerKeys(push);
    this.subscriptions = new Subscriptions({ push, journal, outbound });
    this.leases = new Leases(store.followers, timing.leases);
    const delivery = new Delivery({ keys: this.keys, subject: subjectOf(site), outbound, now });
    const { limits, lookEveryMs } = timing;
    const { clock = () => performance.now() } = parts;
    this.sending = new Sending({
      ...{ push, journal, delivery, limits, metrics, now, clock, lookEveryMs, onFault },
      leases: this.leases,
    });
    const teller = new Teller({ push, journal, now, onTold: () => this.sending.wake() });
    this.follower = this.createFollower(parts, teller, timing.pauses);
  }

  /** Begins to hear and to send. A store that is away is asked again. */
  start(): void {
    this.follower.start();
    this.sending.start();
    // Made at the first start, so that the first reader who asks finds them; a store that is away is asked at need.
    this.keys.inForce().catch(() => undefined);
  }

  async stop(): Promise<void> {
    await Promise.all([this.follower.stop(), this.sending.stop()]);
    this.leases.stop();
  }

  private createFollower({ store, journal, followers, onFault }: PushRoomParts, teller: Teller, pauses: Pauses) {
    return new StoredFollower({
      name: FOLLOWER,
      handle: teller.handle,
      positions: store.followers,
      archive: store.archive,
      leases: this.leases,
      ...{ journal, followers, pauses, onFault },
    });
  }
}
