/** A house with outlets: a record, instances that carry, and a receiver of webhooks. */
import { randomUUID } from 'node:crypto';
import type { Outbound } from '../../../server/outbound/outbound.js';
import type { OutletRoundParts } from '../../../server/outlets/outletRound.js';
import { OutletAdmin } from '../../../server/outlets/outletAdmin.js';
import { OutletsRoom, type OutletsTiming } from '../../../server/outlets/outletsRoom.js';
import { Webhook } from '../../../server/outlets/webhook.js';
import { Followers } from '../../../server/record/followers.js';
import type { Store } from '../../../server/storage/ports.js';
import { Death } from '../../contracts/followers/instance.js';
import { loopbackOutbound } from '../push/pushService.js';
import { HookReceiver, type Hooked } from './hookReceiver.js';
import { RecordHouse } from './recordHouse.js';

/** Short, so that a dead instance's lease runs out soon. One that lives keeps its own, however long this machine stands still. */
const LEASE = { leaseMs: 400, renewEveryMs: 100, askEveryMs: 20 };
const LIVING = { ...LEASE, leaseMs: 60_000 };
const QUICK: Omit<OutletsTiming, 'leases'> = {
  pauses: { firstMs: 10, longestMs: 100 },
  backOff: { firstMs: 30, longestMs: 300, longestAskedMs: 500, deadAfterMs: 86_400_000, random: () => 0.5 },
  lookEveryMs: 10,
};

export interface InstanceOptions {
  death?: Death;
  /** The outlets of the store as this instance sees them. */
  outlets?: Store['outlets'];
  outbound?: Outbound;
  /** Carriers of other kinds, or in place of that of webhooks. */
  carriers?: OutletRoundParts['carriers'];
}

export class OutletHouse {
  readonly receiver = new HookReceiver();
  readonly record: RecordHouse;
  private readonly ends: (() => unknown)[] = [];
  private setBackMs = 0;

  constructor(readonly store: Store) {
    this.record = new RecordHouse(store);
  }

  async open(settings: object = {}): Promise<void> {
    await this.receiver.start();
    await this.record.open(settings);
    await this.store.followers.make('outlets');
  }

  async close(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) await end();
    await this.receiver.stop();
    await this.store.close();
  }

  /** An instance that hears and carries; it may die at an await. */
  start(options: InstanceOptions = {}): OutletsRoom {
    const { record, store } = this;
    const { death = new Death(), outbound = loopbackOutbound(), carriers = {}, outlets = store.outlets } = options;
    const onFault = (error: unknown) => `fault ${record.faults.push(error).toString()}`;
    const now = () => new Date(record.now);
    const journal = death.over(store.journal);
    const seen = {
      outlets: death.over(outlets),
      followers: death.over(store.followers),
      archive: death.over(store.archive),
    };
    const followers = new Followers({ journal, bus: record.bus, onFault });
    const carry = { webhook: new Webhook({ outbound: death.over(outbound), now }), ...carriers };
    const timing = { ...QUICK, leases: death.isSet ? LEASE : LIVING };
    const clock = () => record.now + this.setBackMs;
    const room = new OutletsRoom({ store: seen, journal, followers, carriers: carry, now, clock, onFault, timing });
    followers.start();
    room.start();
    const compare = setInterval(() => void followers.compareAll(), 20);
    death.onCome(() => outbound.stop());
    this.ends.push(async () => {
      clearInterval(compare);
      followers.stop();
      await Promise.race([room.stop(), death.come]);
      outbound.stop();
    });
    return room;
  }

  admin(outbound: Outbound = loopbackOutbound(), isOperators = false): OutletAdmin {
    const now = () => new Date(this.record.now);
    const carriers = { webhook: new Webhook({ outbound, now }) };
    return new OutletAdmin({ outlets: this.store.outlets, carriers, outbound, isOperators, now, newId: randomUUID });
  }

  /** Sets the clock on the wall back; the one that never goes back goes on. */
  setClockBack(ms: number): void {
    this.setBackMs += ms;
    this.record.now -= ms;
  }

  /** Adds a webhook whose receiver knows its secret; returns its id. */
  async hook(name: string, host?: string): Promise<string> {
    const { id, secret } = await this.admin().addWebhook('baku', this.receiver.address(name, host));
    this.receiver.secrets.set(name, secret);
    return id;
  }

  /** Lists what a receiver took, as texts such as `entry 4 one`, `gone 5` and `blog 6`. */
  told(name: string): string[] {
    return this.receiver.of(name).map(lineOf);
  }
}

function lineOf({ body }: Hooked): string {
  const { seq, entry, gone } = body;
  const blog = typeof body.blog === 'object' ? ['blog'] : [];
  const what = entry === undefined ? (gone === undefined ? [] : ['gone']) : ['entry'];
  return [...what, ...blog, seq, ...(entry === undefined ? [] : [entry.text])].join(' ');
}

/** Moves the clock of a house, by which pauses are counted, until something holds. `what`: looked at when it never does. */
export async function withTime(
  house: OutletHouse,
  what: string | (() => string),
  holds: () => boolean | Promise<boolean>,
  patienceMs = 60_000,
): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > end) {
      const said = typeof what === 'string' ? what : what();
      throw new Error(`never: ${said}; ${house.record.faults.map(String).join('; ')}`);
    }
    house.record.now += 20;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
