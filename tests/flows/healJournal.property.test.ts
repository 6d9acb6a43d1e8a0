/**
 * The same as heal.property.test.ts, with the real parts: journal, newsroom and two instances' feeds. The bus between
 * them loses and delays, and so does the wire to the readers. Time is virtual.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { Clock, Page, Source } from '../../client/feed/timeline/ports.js';
import type { Bus } from '../../server/bus/bus.js';
import { LocalBus } from '../../server/bus/localBus.js';
import { createMetrics } from '../../server/metrics.js';
import { Feeds } from '../../server/feed/feeds.js';
import { Followers } from '../../server/record/followers.js';
import { FeedInstance } from '../support/feedInstance.js';
import { RallyDesk } from '../support/rallyDesk.js';
import { Chance } from '../support/seeded.js';
import { SimulatedReader } from '../support/simulatedReader.js';
import { SimulatedWire, type Instance } from '../support/simulatedWire.js';
import { INSTALLED_APP } from '../support/installedApp.js';

/** Failed once, each of them; they always run. */
const PINNED: number[] = [];
const SEEDS = Array.from({ length: Number(process.env.HEAL_SEEDS ?? 6) }, (_, index) => index + 1);
const READERS = 6;
const STEPS = 80;
/** Milliseconds of virtual time at once. */
const TICK = 50;
const SITE = {
  name: 'Rallyline',
  contact: null,
  url: 'http://localhost:3000',
  assets: {
    reader: {
      script: '/reader.js',
      inline: { style: '', labels: '', rare: '', parts: '', kinds: '', photos: '', rtl: '', pages: '', early: '' },
    },
    reporter: { script: '/reporter.js', style: '/reporter.css' },
    desk: { script: '/desk.js', style: '/desk.css' },
    join: { script: '/join.js', style: '/join.css' },
    frame: { script: '/join.js', style: '/join.css' },
    embed: { script: '/embed.js' },
    installed: INSTALLED_APP,
  },
};

const clock: Clock = {
  now: () => Date.now(),
  later(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

class World {
  readonly chance: Chance;
  private readonly buses: Bus[] = [];
  private readonly started: { stop: () => void }[] = [];
  private readonly instances: Instance[] = [];
  readonly readers: SimulatedReader[] = [];
  desk!: RallyDesk;
  wire!: SimulatedWire;
  /** Answers under way that take real time: compressing a page is done by a thread. */
  private busy = 0;

  constructor(seed: number) {
    this.chance = new Chance(seed);
  }

  async start(): Promise<void> {
    this.desk = await RallyDesk.open(this.chance, (item) => {
      for (const bus of this.buses) {
        if (this.wire.calm || this.chance.happens(0.7))
          clock.later(this.chance.next() ** 2 * 3_000, () => bus.publish(item));
      }
    });
    for (let n = 0; n < 2; n += 1) this.addInstance();
    this.wire = new SimulatedWire(clock, this.chance, this.instances);
    for (let n = this.chance.below(60); n > 0; n -= 1) await this.desk.post();
    for (let n = 0; n < READERS; n += 1) {
      this.readers.push(new SimulatedReader(this.wire, clock, this.chance, n === 0));
    }
    const opened = Promise.all(this.readers.map((reader) => reader.open()));
    await this.pass(60_000);
    await opened;
  }

  async step(): Promise<void> {
    if (this.chance.happens(0.6)) await this.desk.act();
    if (this.chance.happens(0.5)) this.chance.one(this.readers)?.act();
    if (this.chance.happens(0.5)) this.chance.one(this.readers)?.precede();
    await this.pass(this.chance.next() ** 4 * 8_000);
  }

  async calmDown(): Promise<void> {
    this.wire.calm = true;
    for (const reader of this.readers) if (!reader.joined) reader.join();
    await this.pass(150_000);
  }

  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += TICK) {
      jest.advanceTimersByTime(TICK);
      do await turn();
      while (this.busy > 0);
    }
  }

  async close(): Promise<void> {
    for (const reader of this.readers) reader.leave();
    for (const started of this.started) started.stop();
    await this.desk.close();
  }

  /** All entries as fresh loads give them, one page after the other. */
  async freshPage(): Promise<Page> {
    const [instance] = this.instances;
    const newest = await instance?.page({});
    if (!instance || !newest) throw new Error('there is no page');
    const articles = [...newest.articles];
    for (let before = newest.older; before !== null;) {
      const page: Awaited<ReturnType<Source['page']>> = await instance.page({ before });
      articles.push(...(page?.articles ?? []));
      before = page?.older ?? null;
    }
    return { ...newest, articles };
  }

  private addInstance(): void {
    const bus = new LocalBus(fail);
    const parts = { journal: this.desk.store.journal, now: () => new Date(), onFault: fail };
    const followers = new Followers({ ...parts, bus });
    const feeds = new Feeds({ ...parts, followers, metrics: createMetrics(), site: SITE });
    followers.start();
    feeds.start();
    this.buses.push(bus);
    this.started.push(feeds, followers);
    const instance = new FeedInstance(feeds, this.desk.slug);
    this.instances.push({
      changes: (ask) => this.counted(instance.changes(ask)),
      page: (ask) => this.counted(instance.page(ask)),
      join: (...joining) => instance.join(...joining),
    });
  }

  private async counted<T>(work: Promise<T>): Promise<T> {
    this.busy += 1;
    return work.finally(() => (this.busy -= 1));
  }
}

function fail(error: unknown): never {
  throw error;
}

beforeEach(() => {
  // Begins in the morning: the line of a new day, which the page's own script moves, has no part in this.
  const now = Date.UTC(2022, 1, 27, 8);
  jest.useFakeTimers({ now, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance'] });
});
afterEach(() => {
  jest.useRealTimers();
});

test.each([...PINNED, ...SEEDS])(
  '[R1-R6] with the real journal and feeds every reader ends with what a fresh load gives: seed %i',
  async (seed) => {
    const world = new World(seed);
    try {
      await world.start();
      for (let step = 0; step < STEPS; step += 1) await world.step();
      await world.calmDown();
      const fresh = await world.freshPage();
      // Beyond a cut the newest page is loaded.
      for (const { timeline } of world.readers) timeline.release();
      await world.calmDown();
      for (const { view, timeline } of world.readers) {
        expect(timeline.standing).toEqual({ epoch: fresh.epoch, seq: fresh.seq });
        const reached = fresh.articles.filter(({ order }) => order >= (view.olderOrder ?? 0));
        expect(view.articles.map(({ html }) => html)).toEqual(reached.map(({ html }) => html));
        expect(view.known).toEqual(reached.map(({ id, seq: own, order }) => ({ id, seq: own, order })));
        // A new top carries the terms of embeds; the page's own first one does not.
        expect(view.topHtml.replace(/ data-terms="[^"]*"/, '')).toBe(fresh.top);
      }
    } finally {
      await world.close();
    }
  },
  360_000,
);
