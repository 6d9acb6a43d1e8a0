/**
 * A follower that must forget nothing, for something that is told outside of this house: its position in every blog is
 * stored, and moves after its handler resolved. Of several instances one runs it, by a lease.
 *
 * The handler hears every public change of every blog at least once, in the order of each blog, as it stands when it is
 * told. An item may come twice where an instance ends between telling and storing, or loses its lease while it tells.
 * The handler has to end by itself: as long as it does not, its blog waits.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lease, Leases } from '../leases.js';
import { StoreAway, type Archive, type FollowerPositions, type JournalLists } from '../storage/ports.js';
import { EveryBlog } from './everyBlog.js';
import type { RecordEvent } from './events.js';
import type { Followers } from './followers.js';
import { publicList } from './lists.js';
import { StoredBlog, type Pauses, type StoredBlogParts } from './storedBlog.js';

export interface StoredFollowerParts {
  /** Names its positions and its lease, for good. */
  name: string;
  handle: (event: RecordEvent) => Promise<void>;
  onEpoch?: StoredBlogParts['onEpoch'];
  positions: FollowerPositions;
  journal: JournalLists;
  /** Knows all takedowns, which are told once more where a restore, or a record that went back, began another epoch. */
  archive: Pick<Archive, 'takenDown'>;
  followers: Followers;
  leases: Leases;
  pauses?: Pauses;
  onFault: (error: unknown, where: string) => void;
}

const PAUSES: Pauses = { firstMs: 1_000, longestMs: 60_000 };
/** Reads one item at a time, so that each is told as it stands at that moment. */
const ONE_BY_ONE = publicList(1);

export class StoredFollower {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;

  constructor(private readonly parts: StoredFollowerParts) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when what is being told has been told, and the lease is free. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { name, onFault, pauses = PAUSES } = this.parts;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.followInTurn().catch((error: unknown) => {
        if (!this.stopping.signal.aborted) onFault(error, `following the record for ${name}`);
      });
      await sleep(pauses.firstMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async followInTurn(): Promise<void> {
    const lease = await this.parts.leases.await(this.parts.name, this.stopping.signal);
    try {
      await this.followUnder(lease);
    } finally {
      await lease.release();
    }
  }

  /** Until the lease is lost, or this is stopped. */
  private async followUnder(lease: Lease): Promise<void> {
    const { name, positions, followers, onFault } = this.parts;
    const losing = new AbortController();
    const ending = AbortSignal.any([this.stopping.signal, lease.lost, losing.signal]);
    const blogs = new Set<StoredBlog>();
    const every = new EveryBlog({
      followers,
      follow: (slug) => this.followBlog(slug, { lease, ending, onLost: () => losing.abort() }, blogs),
      onFault: (error) => onFault(error, `following a new blog for ${name}`),
    });
    try {
      await positions.make(name);
      await every.start();
      await aborted(ending);
    } finally {
      losing.abort();
      every.stop();
      await Promise.all([...blogs].map((blog) => blog.stop()));
    }
  }

  private async followBlog(
    slug: string,
    tenure: { lease: Lease; ending: AbortSignal; onLost: () => void },
    blogs: Set<StoredBlog>,
  ): Promise<() => void> {
    const { name, positions, journal, followers, pauses = PAUSES } = this.parts;
    const stored = await positions.position(name, slug);
    if (stored === null) throw new StoreAway(`the store lists ${slug}, and does not have it yet`);
    const follower = followers.open(slug, ONE_BY_ONE);
    const blog = new StoredBlog({ ...this.parts, ...tenure, pauses }, follower, stored);
    blogs.add(blog);
    blog.begin();
    const stands = (await journal.positions([slug])).get(slug);
    if (stands !== undefined) await follower.compare(stands);
    return () => void blog.stop();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
