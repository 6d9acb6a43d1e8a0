/** All feeds of this instance: loaded when somebody asks, let go when nobody has for a minute (rule F4). */
import { SLUG } from '../../shared/entry.js';
import { isForReaders } from '../../shared/may.js';
import type { Metrics } from '../metrics.js';
import type { Followers } from '../record/followers.js';
import type { Site } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import { BetterBytes } from './betterBytes.js';
import { Changes } from './changes.js';
import { ConcurrencyLimit } from './concurrencyLimit.js';
import { Editions } from './editions.js';
import { Feed } from './feed.js';
import { Frames } from './frames.js';
import { KeptPages } from './keptPages.js';
import { Moments } from './moments.js';
import { Pages } from './pages.js';
import { Readings, READINGS_AT_ONCE, READINGS_KEPT_BYTES } from './readings.js';
import { createViews } from './views.js';

const LOOK_EVERY_MS = 1_000;
const KEPT_FOR_MS = 60_000;
/** While one catch-up is read, another is made of its records; more at once would hold memory and win nothing. */
const CATCH_UPS_AT_ONCE = 4;

export interface LiveFeed {
  feed: Feed;
  frames: Frames;
  changes: Changes;
  pages: Pages;
  editions: Editions;
  readings: Readings;
  moments: Moments;
}

export interface FeedsParts {
  journal: JournalLists;
  followers: Followers;
  site: Site;
  /** Milliseconds that never go back; the process's own where it is not given. */
  clock?: () => number;
  metrics: Metrics;
  /** Hears of faults in showing or reading, for the log. */
  onFault: (error: unknown, where: string) => void;
}

interface Held extends LiveFeed {
  askedAt: number;
}

export class Feeds {
  private readonly held = new Map<string, Held>();
  private readonly loading = new Map<string, Promise<LiveFeed | null>>();
  private readonly better = new BetterBytes(() => performance.now());
  private readonly catchUps = new ConcurrencyLimit(CATCH_UPS_AT_ONCE);
  private readonly readings = new ConcurrencyLimit(READINGS_AT_ONCE, true);
  private readonly readPages = new KeptPages(READINGS_KEPT_BYTES);
  private timer: NodeJS.Timeout | undefined;

  private readonly clock: () => number;

  constructor(private readonly parts: FeedsParts) {
    this.clock = parts.clock ?? (() => performance.now());
  }

  start(): void {
    this.timer = setInterval(() => this.letGoOfUnused(), LOOK_EVERY_MS);
  }

  /** The feed of a blog that readers may see; null otherwise. Throws `StoreAway` where it is not in memory. */
  async forReaders(slug: string): Promise<LiveFeed | null> {
    // Strangers choose what they ask for: a name that no blog can have costs no question to the store, and no subscription.
    const live = SLUG.test(slug) ? await this.get(slug) : null;
    return live !== null && isForReaders(live.feed.blog.settings) ? live : null;
  }

  /** The feed that `forReaders` gives, only if it is in memory already: for the fast path. */
  atHand(slug: string): LiveFeed | null {
    const held = this.held.get(slug);
    if (held === undefined || !isForReaders(held.feed.blog.settings)) return null;
    held.askedAt = this.clock();
    return held;
  }

  stop(): void {
    clearInterval(this.timer);
    for (const slug of [...this.held.keys()]) this.letGo(slug);
  }

  private async get(slug: string): Promise<LiveFeed | null> {
    const held = this.held.get(slug);
    if (held !== undefined) {
      held.askedAt = this.clock();
      return held;
    }
    const loading = this.loading.get(slug) ?? this.load(slug).finally(() => this.loading.delete(slug));
    this.loading.set(slug, loading);
    return loading;
  }

  private async load(slug: string): Promise<LiveFeed | null> {
    const { journal, site, metrics, onFault } = this.parts;
    const feed = await Feed.load(slug, this.parts);
    if (feed === null) return null;
    const views = createViews(site, onFault);
    const moments = new Moments(journal);
    const held: Held = {
      feed,
      frames: new Frames(feed, views, metrics, () => performance.now()),
      changes: new Changes(feed, journal, views, metrics, this.catchUps),
      pages: new Pages(feed, journal, views, { site, moments, better: this.better }),
      editions: new Editions(feed, journal, views, moments),
      readings: new Readings(feed, this.readings, this.readPages),
      moments,
      askedAt: this.clock(),
    };
    feed.listen(() => this.readPages.drop(slug));
    this.held.set(slug, held);
    return held;
  }

  private letGoOfUnused(): void {
    const since = this.clock() - KEPT_FOR_MS;
    for (const [slug, { askedAt, frames }] of this.held) {
      if (askedAt < since && !frames.hasListeners) this.letGo(slug);
    }
  }

  private letGo(slug: string): void {
    const held = this.held.get(slug);
    if (held === undefined) return;
    this.held.delete(slug);
    held.feed.stop();
    this.readPages.drop(slug);
    held.frames.close();
  }
}
