/** A house that tells readers: a real store and newsroom, instances that push, and a push service of the tests' own. */
import { randomBytes, randomUUID } from 'node:crypto';
import { LocalBus } from '../../../server/bus/localBus.js';
import { createMetrics } from '../../../server/metrics.js';
import { createNewsroom, type Newsroom } from '../../../server/newsroom.js';
import type { Outbound } from '../../../server/outbound/outbound.js';
import { PushRoom, type PushTiming } from '../../../server/push/pushRoom.js';
import { Followers } from '../../../server/record/followers.js';
import { markdownToHtml } from '../../../server/render/markdownHtml.js';
import type { Store } from '../../../server/storage/ports.js';
import { Death } from '../../contracts/followers/instance.js';
import { loopbackOutbound, PushService } from './pushService.js';

const OWNER = { device: null, person: { id: 'owner', blog: null, name: 'Desk', role: 'owner' } } as const;
const SITE = { url: 'https://live.example', contact: null };
/** Short, so that a dead instance's lease runs out soon. One that lives keeps its own, however long this machine stands still. */
const LEASE = { leaseMs: 400, renewEveryMs: 100, askEveryMs: 20 };
const LIVING = { ...LEASE, leaseMs: 60_000 };
const TIMING: Omit<PushTiming, 'leases'> = {
  pauses: { firstMs: 10, longestMs: 100 },
  limits: { perHost: 4, firstMs: 30, longestMs: 300 },
  lookEveryMs: 10,
};

export class ToldHouse {
  readonly service = new PushService();
  readonly faults: unknown[] = [];
  readonly metrics = createMetrics();
  /** The clock of the house. */
  now = Date.now();
  readonly newsroom: Newsroom;
  readonly bus = new LocalBus((error) => this.faults.push(error));
  private readonly ends: (() => unknown)[] = [];
  private readonly revs = new Map<string, number>();

  constructor(readonly store: Store) {
    const html = (texts: readonly string[]) => Promise.resolve(texts.map(markdownToHtml));
    this.newsroom = createNewsroom({
      journal: store.journal,
      markdown: { render: html, ready: () => Promise.resolve(), close: () => Promise.resolve() },
      publish: (item) => this.bus.publish(item),
      now: () => new Date(this.now),
      newId: randomUUID,
      newSalt: () => randomBytes(16).toString('hex'),
      publisher: { name: 'Desk', contact: 'desk@example.org' },
    });
  }

  async open(): Promise<void> {
    await this.service.start();
    await this.newsroom.createBlog(OWNER, {
      ...{ slug: 'baku', title: 'Baku', status: 'live', visibility: 'public', languages: ['en', 'uk'] },
    });
    await this.store.followers.make('push');
  }

  async close(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) await end();
    await this.service.stop();
    await this.store.close();
  }

  /** An instance that hears and sends; it may die at an await. */
  start(death = new Death(), outbound: Outbound = loopbackOutbound()): PushRoom {
    const onFault = (error: unknown) => void this.faults.push(error);
    const over = <Port extends object>(port: Port): Port => death.over(port);
    const { journal, push, followers: positions, archive } = this.store;
    const seen = { journal: over(journal), push: over(push), followers: over(positions), archive: over(archive) };
    const now = () => new Date(this.now);
    const followers = new Followers({ journal: seen.journal, bus: this.bus, onFault });
    const timing = { ...TIMING, leases: death.isSet ? LEASE : LIVING };
    const room = new PushRoom({
      store: seen,
      journal: seen.journal,
      followers,
      outbound: over(outbound),
      site: SITE,
      metrics: this.metrics,
      now,
      clock: () => this.now,
      onFault,
      timing,
    });
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

  /** A browser that subscribes with this instance. */
  async subscribe(room: PushRoom, browser: string, { lang = 'en', host = 'localhost' } = {}): Promise<string> {
    const subscription = this.service.subscribe(browser, host);
    await room.subscriptions.begin('baku', { ...subscription, lang });
    return subscription.endpoint;
  }

  /** Posts an update that an editor marks as a key moment, or another entry by `fields`. */
  async post(text: string, fields: Record<string, unknown> = { key: true }): Promise<string> {
    const id = randomUUID();
    const { key = false, ...rest } = fields;
    const happenedAt = new Date(this.now).toISOString();
    await this.newsroom.post(OWNER, { id, blog: 'baku', kind: 'update', lang: 'en', text, happenedAt, ...rest });
    this.revs.set(id, 1);
    if (key === true) await this.revise(id, { key: true });
    return id;
  }

  async revise(id: string, fields: object): Promise<void> {
    const rev = this.revs.get(id) ?? 1;
    const { receipt } = await this.newsroom.revise(OWNER, { command: randomUUID(), id, blog: 'baku', rev, ...fields });
    this.revs.set(id, receipt.rev);
  }

  async retract(id: string): Promise<void> {
    await this.newsroom.retract(OWNER, { command: randomUUID(), id, blog: 'baku' });
  }

  /** Takes an entry down, or one photo of it. */
  async takeDown(id: string, photo?: string): Promise<void> {
    const media = photo === undefined ? {} : { media: photo };
    await this.newsroom.takedown(OWNER, { command: randomUUID(), id, blog: 'baku', ...media });
  }

  async set(fields: object): Promise<void> {
    const blog = await this.store.journal.blog('baku');
    await this.newsroom.blog(OWNER, { command: randomUUID(), blog: 'baku', rev: blog?.rev ?? 1, ...fields });
  }

  /** Resolves when nothing is due at the clock of the house: what was not taken has its next time. */
  postponed(): Promise<void> {
    return until('nothing is due', async () => {
      return (await this.store.push.waitingHosts(new Date(this.now).toISOString())).length === 0;
    });
  }

  /** The texts of a browser's messages, in order. */
  bodies(browser: string): string[] {
    return this.service.toldTo(browser).map(({ body }) => body);
  }
}

export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
