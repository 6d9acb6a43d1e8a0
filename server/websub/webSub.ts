/** Everything about WebSub together: the stored follower that hears what changes, and the hub that is told. */
import { Leases, type LeaseTiming } from '../leases.js';
import type { Log } from '../log.js';
import type { Outbound } from '../outbound/outbound.js';
import type { Followers } from '../record/followers.js';
import type { Pauses } from '../record/storedBlog.js';
import { StoredFollower } from '../record/storedFollower.js';
import type { JournalLists, Store } from '../storage/ports.js';
import { Announcing, type Gathering } from './announcing.js';
import { Hub, HubAway, type HubPauses } from './hub.js';

export interface WebSubParts {
  /** The hub's address. */
  url: string;
  /** The origin of our addresses. */
  origin: string;
  store: Pick<Store, 'followers' | 'archive'>;
  journal: JournalLists;
  followers: Followers;
  outbound: Pick<Outbound, 'send'>;
  log: Pick<Log, 'warn'>;
  now: () => Date;
  onFault: (error: unknown, where: string) => void;
  timing?: WebSubTiming;
}

/** Tests have less patience. */
export interface WebSubTiming {
  leases?: LeaseTiming;
  pauses?: Pauses;
  hub?: HubPauses;
  gathering?: Gathering;
}

/** Asked for less often than for an upload: nobody waits for another instance to take over. */
const LEASES: LeaseTiming = { leaseMs: 10_000, renewEveryMs: 2_000, askEveryMs: 2_000 };
/** Names the follower's stored positions for good. */
const FOLLOWER = 'websub';

export class WebSub {
  private readonly leases: Leases;
  private readonly announcing: Announcing;
  private readonly follower: StoredFollower;

  constructor(parts: WebSubParts) {
    const { store, journal, followers, origin, onFault, timing = {} } = parts;
    this.leases = new Leases(store.followers, timing.leases ?? LEASES);
    const hub = new Hub({ ...parts, pauses: timing.hub });
    this.announcing = new Announcing({ hub, journal, origin, gathering: timing.gathering });
    this.follower = new StoredFollower({
      name: FOLLOWER,
      handle: this.announcing.handle,
      positions: store.followers,
      archive: store.archive,
      leases: this.leases,
      ...{ journal, followers, pauses: timing.pauses },
      // The hub has said in the log that it is away; a failure of somebody else's server is no defect of ours.
      onFault: (error, where) => (error instanceof HubAway ? undefined : onFault(error, where)),
    });
  }

  /** Begins to hear and to tell. A store that is away is asked again. */
  start(): void {
    this.follower.start();
  }

  async stop(): Promise<void> {
    this.announcing.stop();
    await this.follower.stop();
    this.leases.stop();
  }
}
