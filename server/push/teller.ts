/**
 * Hears every public change, and decides what readers are told: it only puts it to what waits, durably and by ids alone.
 * A follower may hear a change twice; what was told already in that state is not told again.
 */
import type { PublicBlog, PublicEntry } from '../../shared/entry.js';
import type { RecordEvent } from '../record/events.js';
import type { JournalLists, Push, Telling } from '../storage/ports.js';
import { AGAIN_MS, GONE, isFresh, isWanted, NEWS_MS, standOf } from './news.js';

export interface TellerParts {
  push: Push;
  journal: Pick<JournalLists, 'told' | 'blog'>;
  now: () => Date;
  /** Hears that something waits. */
  onTold: () => void;
}

export class Teller {
  constructor(private readonly parts: TellerParts) {}

  readonly handle = async (event: RecordEvent): Promise<void> => {
    switch (event.kind) {
      case 'entry':
        return this.hearEntry(event.entry, event.blog);
      case 'gone':
        return this.hearGone(event.slug, event.id, event.seq);
      case 'hidden':
        return this.parts.push.endBlog(event.slug);
      case 'blog':
      case 'shown':
        return this.hearBlog(event.blog);
    }
  };

  /** A blog that is not for the public any more loses its subscriptions. */
  private async hearBlog({ slug, visibility }: PublicBlog): Promise<void> {
    if (visibility !== 'public') await this.parts.push.endBlog(slug);
  }

  private async hearEntry(entry: PublicEntry, blog: PublicBlog): Promise<void> {
    if (blog.visibility !== 'public') return this.parts.push.endBlog(blog.slug);
    const told = await this.parts.push.told(blog.slug, entry.id);
    const stand = standOf(entry);
    const telling = { blog: blog.slug, entry: entry.id, epoch: blog.epoch, seq: entry.seq, stand };
    if (told !== null) return told.stand === stand ? undefined : this.tell(telling, AGAIN_MS);
    if (isWanted(entry) && isFresh(entry, this.parts.now()) && (await this.isNew(entry))) {
      await this.tell(telling, NEWS_MS);
    }
  }

  private async hearGone(blog: string, entry: string, seq: number): Promise<void> {
    const told = await this.parts.push.told(blog, entry);
    if (told === null || told.stand === GONE) return;
    const stands = await this.parts.journal.blog(blog);
    if (stands !== null) await this.tell({ blog, entry, epoch: stands.epoch, seq, stand: GONE }, AGAIN_MS);
  }

  /** Whether the change that made it news was made lately, by the store's own time of it. */
  private async isNew({ blog, seq }: PublicEntry): Promise<boolean> {
    const told = await this.parts.journal.told(blog, seq);
    return told !== null && this.parts.now().getTime() - Date.parse(told.last) < NEWS_MS;
  }

  private async tell(telling: Omit<Telling, 'at' | 'until'>, forMs: number): Promise<void> {
    const at = this.parts.now();
    const until = new Date(at.getTime() + forMs);
    await this.parts.push.tell({ ...telling, at: at.toISOString(), until: until.toISOString() });
    this.parts.onTold();
  }
}
