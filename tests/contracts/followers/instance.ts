/** An instance that runs a stored follower over a real store, and that can die at any of its awaits. */
import { LocalBus } from '../../../server/bus/localBus.js';
import { Leases, type LeaseTiming } from '../../../server/leases.js';
import { Followers } from '../../../server/record/followers.js';
import type { RecordEvent } from '../../../server/record/events.js';
import { StoredFollower } from '../../../server/record/storedFollower.js';
import type { Store } from '../../../server/storage/ports.js';

/**
 * Short, so that a dead instance's lease runs out soon; and asked for often. One that lives keeps its own, however long
 * this machine stands still.
 */
export const SHORT_LEASE = { leaseMs: 400, renewEveryMs: 100, askEveryMs: 20 };
const LIVING = { ...SHORT_LEASE, leaseMs: 60_000 };
const PAUSES = { firstMs: 10, longestMs: 100 };

export const NAME = 'push';

/** Ends an instance at its n-th await: that call and all later ones never answer, and do nothing. */
export class Death {
  /** Resolves when it has come. */
  readonly come: Promise<void>;
  /** The call that it came at; null: it has not come. */
  cameIn: string | null = null;
  private calls = 0;
  private isSpared = false;
  private readonly atDeath: (() => void)[] = [];

  /** `only`: the n-th call of that name, and not of all. */
  constructor(
    private readonly at = Infinity,
    private readonly only: string | null = null,
  ) {
    this.come = new Promise((resolve) => this.onCome(resolve));
  }

  get hasCome(): boolean {
    return !this.isSpared && this.calls >= this.at;
  }

  /** Has it come never, where it has not come yet. */
  spare(): void {
    this.isSpared = !this.hasCome;
  }

  /** Where it comes, in words. */
  get where(): string {
    return this.only === null ? `await ${this.at}` : `call ${this.at} of ${this.only}`;
  }

  /** Whether it comes at all, given awaits enough. */
  get isSet(): boolean {
    return this.at !== Infinity;
  }

  /** The same port. Renewals come by a timer, and are not counted. */
  over<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name, receiver) => {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => this.step(() => method.apply(target, args) as Promise<unknown>, String(name));
      },
    });
  }

  step<Answer>(work: () => Promise<Answer>, call = 'handle'): Promise<Answer> {
    const counts = this.only === null ? call !== 'renew' : call === this.only;
    if (counts && !this.hasCome) this.count(call);
    return this.hasCome ? new Promise(() => undefined) : work();
  }

  onCome(end: () => void): void {
    this.atDeath.push(end);
  }

  private count(call: string): void {
    this.calls += 1;
    if (!this.hasCome) return;
    this.cameIn = call;
    for (const end of this.atDeath) end();
  }
}

export interface FollowerInstance {
  heard: RecordEvent[];
  faults: unknown[];
  /** Tells this instance of changes, as the bus does. */
  compare: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface InstanceOptions {
  death?: Death;
  /** Long, where no death is set. */
  lease?: LeaseTiming;
  /** Before an event counts as heard. */
  handle?: (event: RecordEvent) => Promise<void>;
  /** The store as this instance sees it. */
  over?: (store: Store) => Store;
}

const running: FollowerInstance[] = [];

export function startFollower(store: Store, options: InstanceOptions = {}): FollowerInstance {
  const { death = new Death(), handle = () => Promise.resolve(), over = (same) => same } = options;
  const { lease = death.isSet ? SHORT_LEASE : LIVING } = options;
  const [heard, faults]: [RecordEvent[], unknown[]] = [[], []];
  const seen = over(store);
  const journal = death.over(seen.journal);
  const positions = death.over(seen.followers);
  const archive = death.over(seen.archive);
  const onFault = (error: unknown) => void faults.push(error);
  const bus = new LocalBus(onFault);
  const followers = new Followers({ journal, bus, onFault });
  const leases = new Leases(positions, lease);
  const handled = (event: RecordEvent) =>
    death.step(async () => {
      await handle(event);
      heard.push(event);
    });
  const named = { name: NAME, handle: handled, pauses: PAUSES, onFault };
  const follower = new StoredFollower({ ...named, positions, journal, archive, followers, leases });
  death.onCome(() => {
    leases.stop();
    followers.stop();
  });
  followers.start();
  follower.start();
  const stop = async (): Promise<void> => {
    followers.stop();
    // An instance may die at an await of its own end.
    await Promise.race([follower.stop(), death.come]);
    leases.stop();
  };
  const instance = { heard, faults, compare: () => followers.compareAll(), stop };
  running.push(instance);
  return instance;
}

/** Ends the instances that still run. */
export async function stopFollowers(): Promise<void> {
  for (const { stop } of running.splice(0)) await stop();
}

/** Waits until it is so, and has the instances compare themselves with the journal meanwhile. */
export async function untilHeard(what: string, isSo: () => boolean, ...instances: FollowerInstance[]): Promise<void> {
  const end = Date.now() + 15_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`not heard: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    for (const instance of instances) await Promise.race([instance.compare(), pause(50)]);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Events of one blog as text, such as `entry 4`. */
export function told(events: readonly RecordEvent[], blog = 'baku'): string[] {
  return events.filter(({ slug }) => slug === blog).map(({ kind, seq }) => `${kind} ${seq}`);
}
