/** An instance's feeds over a house's journal, with a bus that may lose what it is told and a store that may be away. */
import { randomUUID } from 'node:crypto';
import { LocalBus } from '../../../server/bus/localBus.js';
import type { Audience } from '../../../server/feed/deltas.js';
import { Feeds, type LiveFeed } from '../../../server/feed/feeds.js';
import type { BuiltFrame, FrameListener } from '../../../server/feed/frames.js';
import { createMetrics } from '../../../server/metrics.js';
import { Followers } from '../../../server/record/followers.js';
import { RewindGuard, type WentBack } from '../../../server/record/rewindGuard.js';
import type { Journal } from '../../../server/storage/ports.js';
import { StoreAway } from '../../../server/storage/ports.js';
import type { Frame, Position, Reset } from '../../../shared/protocol/readers.js';
import type { House } from '../newsroom/house.js';
import type { Site } from '../../../server/render/views.js';
import { INLINE, INSTALLED_APP } from '../../support/installedApp.js';

export interface Instance {
  feeds: Feeds;
  followers: Followers;
  live: (slug: string) => Promise<LiveFeed>;
  /** Whether the bus delivers, the store answers, and this instance learns where the journal stands. */
  wire: { delivers: boolean; storeIsThere: boolean; compares: boolean };
  /** How often each method of the journal was called. */
  calls: Map<string, number>;
  faults: unknown[];
  wentBack: WentBack[];
  stop: () => void;
}

const assets = { script: '/assets/a.js', style: '/assets/a.css' };
export const SITE: Site = {
  name: 'x',
  contact: null,
  url: 'http://x',
  assets: {
    reader: { ...assets, inline: INLINE },
    reporter: assets,
    desk: assets,
    join: assets,
    frame: assets,
    embed: assets,
    installed: INSTALLED_APP,
  },
};

/** Tells of what the house publishes from now on; several may listen to one house. */
export function startInstance(house: House, over: Partial<Journal> = {}): Instance {
  const wire = { delivers: true, storeIsThere: true, compares: true };
  const calls = new Map<string, number>();
  const faults: unknown[] = [];
  const bus = new LocalBus((error) => faults.push(error));
  const before = house.told.publish;
  house.told.publish = (item) => {
    before(item);
    if (wire.delivers) bus.publish(item);
  };
  const wentBack: WentBack[] = [];
  const asked = new Proxy<Journal>(
    { ...house.store.journal, ...over },
    {
      get:
        (target, name: keyof Journal) =>
        async (...args: unknown[]) => {
          calls.set(name, (calls.get(name) ?? 0) + 1);
          if (name === 'positions' && !wire.compares) return new Map();
          if (!wire.storeIsThere) throw new StoreAway('away');
          const method = (over[name] ?? house.store.journal[name]) as (...given: unknown[]) => unknown;
          return method.apply(target, args);
        },
    },
  );
  const now = () => new Date();
  const onWentBack = (what: WentBack) => wentBack.push(what);
  const { journal, bus: guardedBus } = new RewindGuard({ journal: asked, bus, now, newId: randomUUID, onWentBack });
  const onFault = (error: unknown) => faults.push(error);
  const followers = new Followers({ journal, bus: guardedBus, onFault });
  const feeds = new Feeds({ journal, followers, site: SITE, metrics: createMetrics(), onFault });
  followers.start();
  feeds.start();
  const stop = (): void => {
    feeds.stop();
    followers.stop();
  };
  const live = async (slug: string): Promise<LiveFeed> => (await feeds.forReaders(slug))!;
  return { feeds, followers, live, wire, calls, faults, wentBack, stop };
}

export interface Heard {
  frames: (Frame & { at: number })[];
  positions: Position[];
  resets: Reset[];
  closed: number;
}

/** Listens to the frames of an audience, and notes when each came. */
export function listenTo(
  { frames }: LiveFeed,
  audience: Audience = { as: 'json', lang: 'en' },
  now: () => number = () => performance.now(),
): Heard {
  const heard: Heard = { frames: [], positions: [], resets: [], closed: 0 };
  const listener: FrameListener = {
    isPinged: false,
    frame: ({ json }: BuiltFrame) => heard.frames.push({ ...(JSON.parse(json) as Frame), at: now() }),
    position: (position) => heard.positions.push(position),
    reset: (reset) => heard.resets.push(reset),
    close: () => (heard.closed += 1),
  };
  frames.listen(audience, listener);
  return heard;
}

/** Waits until it is so; fails after `ms`, which end a test that hangs: on a busy machine all things take long. */
export async function until(what: string, isSo: () => unknown, ms = 60_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
