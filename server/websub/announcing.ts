/**
 * Hears every public change, and tells the hub of a public blog's feeds. A burst is gathered: the feeds are told once for
 * all that had changed, and changes that were told so are heard without a word. The follower's position moves behind what was
 * told, so a crash, or a hub that is away, leaves nothing out.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { publicBlog, type BlogRecord } from '../../shared/entry.js';
import type { RecordEvent } from '../record/events.js';
import { sideBySide } from '../record/sideBySide.js';
import { feedAddresses } from '../render/feeds/address.js';
import type { JournalLists } from '../storage/ports.js';
import { HubAway, type Hub } from './hub.js';

export interface AnnouncingParts {
  hub: Pick<Hub, 'tell'>;
  journal: Pick<JournalLists, 'blog'>;
  /** The origin of our addresses (rule X3). */
  origin: string;
  gathering?: Gathering;
}

/** Milliseconds. */
export interface Gathering {
  /** Between a change and its telling: the hub's answer comes through caches that keep one for two seconds, and of any instance. */
  settleMs: number;
  /** Between two tellings of a blog's feeds, at least; longer than `settleMs`. */
  betweenMs: number;
}

const GATHERING: Gathering = { settleMs: 3_000, betweenMs: 6_000 };
const AT_ONCE = 4;

interface Told {
  epoch: string;
  /** The head up to which the hub was told. */
  head: number;
}

export class Announcing {
  private readonly told = new Map<string, Told>();
  /** By blog, when its feeds were told of last, by a clock that never goes back. */
  private readonly toldAt = new Map<string, number>();
  private readonly ending = new AbortController();

  constructor(private readonly parts: AnnouncingParts) {}

  /** Ends what waits, which counts as not told. */
  stop(): void {
    this.ending.abort();
  }

  /** Resolves when the hub was told of this change, or nobody has to be. Throws `HubAway`, and `StoreAway`. */
  readonly handle = async ({ slug, seq }: RecordEvent): Promise<void> => {
    if (!(await this.isNews(slug, seq))) return;
    await this.rest((this.toldAt.get(slug) ?? -Infinity) + this.gathering.betweenMs - this.gathering.settleMs);
    const stands = await this.shown(slug);
    if (stands === null) return;
    await this.rest(performance.now() + this.gathering.settleMs);
    this.toldAt.set(slug, performance.now());
    await this.tell(stands);
    // Changes that came while this waited may not be in every cache yet: they are told for themselves.
    this.told.set(slug, { epoch: stands.epoch, head: stands.head });
  };

  private get gathering(): Gathering {
    return this.parts.gathering ?? GATHERING;
  }

  private async isNews(slug: string, seq: number): Promise<boolean> {
    const stands = await this.shown(slug);
    const told = this.told.get(slug);
    return stands !== null && (told?.epoch !== stands.epoch || seq > told.head);
  }

  /** The blog, where it is public: of no other is anybody told. */
  private async shown(slug: string): Promise<BlogRecord | null> {
    const blog = await this.parts.journal.blog(slug);
    return blog?.settings.visibility === 'public' ? blog : null;
  }

  private async tell(stands: BlogRecord): Promise<void> {
    const topics = feedAddresses(this.parts.origin, publicBlog(stands));
    await sideBySide(topics, AT_ONCE, (topic) => this.parts.hub.tell(topic, this.ending.signal));
  }

  private async rest(until: number): Promise<void> {
    const ms = Math.max(0, until - performance.now());
    const { signal } = this.ending;
    await sleep(ms, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) throw new HubAway('this instance ends');
  }
}
