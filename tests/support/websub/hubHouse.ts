/** A house that tells a hub: a real store and newsroom, instances that tell, and a hub of the tests' own. */
import type { Outbound } from '../../../server/outbound/outbound.js';
import { Followers } from '../../../server/record/followers.js';
import { WebSub, type WebSubTiming } from '../../../server/websub/webSub.js';
import { Death } from '../../contracts/followers/instance.js';
import { RecordHouse } from '../outlets/recordHouse.js';
import { until } from '../push/toldHouse.js';
import { HUB, StandInHub } from './hub.js';

export const BETWEEN_MS = 100;
/** Feeds of a blog in two languages. */
export const TOPICS = 6;

/** Short, so that a dead instance's lease runs out soon. One that lives keeps its own, however long this machine stands still. */
const LEASE = { leaseMs: 400, renewEveryMs: 100, askEveryMs: 20 };
const LIVING = { ...LEASE, leaseMs: 60_000 };
const TIMING: Omit<WebSubTiming, 'leases'> = {
  pauses: { firstMs: 10, longestMs: 50 },
  hub: { firstMs: 20, longestMs: 200 },
  gathering: { settleMs: 20, betweenMs: BETWEEN_MS },
};

export class HubHouse extends RecordHouse {
  readonly hub = new StandInHub();
  readonly warned: string[] = [];
  private readonly ends: (() => Promise<unknown>)[] = [];

  override async open(settings: object = {}): Promise<void> {
    await this.hub.start();
    await super.open(settings);
    await this.store.followers.make('websub');
  }

  async close(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) await end();
    await this.hub.stop();
    await this.store.close();
  }

  /** An instance that tells the hub; it may die at an await. */
  tell(death = new Death(), outbound: Outbound = this.hub.outbound()): WebSub {
    const over = <Port extends object>(port: Port): Port => death.over(port);
    const { journal, followers: positions, archive } = this.store;
    const seen = { journal: over(journal), followers: over(positions), archive: over(archive) };
    const now = () => new Date();
    const onFault = (error: unknown) => void this.faults.push(error);
    const followers = new Followers({ journal: seen.journal, bus: this.bus, onFault });
    const log = { warn: (text: string, fields = {}) => void this.warned.push(`${text} ${JSON.stringify(fields)}`) };
    const parts = { url: HUB, origin: 'https://live.example', store: seen, journal: seen.journal, followers };
    const timing = { ...TIMING, leases: death.isSet ? LEASE : LIVING };
    const room = new WebSub({ ...parts, outbound: over(outbound), log, now, onFault, timing });
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

  async position(): Promise<number | undefined> {
    return (await this.store.followers.position('websub', this.slug))?.seq;
  }

  /** Whether the instance has heard that readers do not see the blog. */
  async isHidden(): Promise<boolean> {
    return (await this.store.followers.position('websub', this.slug))?.hidden === true;
  }

  async head(): Promise<number> {
    return (await this.standing()).head;
  }

  /** Whether everything that changed was told, and the position stands behind it. */
  async isSettled(): Promise<boolean> {
    return (await this.position()) === (await this.head());
  }

  settled(): Promise<void> {
    return until('all was told', () => this.isSettled());
  }

  /** How often all feeds were told. */
  rounds(): number {
    return this.hub.told.length / TOPICS;
  }
}
