/**
 * Hears every public change, and puts it to what waits for the outlets of its blog, durably and by ids alone. A follower
 * may hear a change twice, and an older one again: what waits then waits once, and what is carried is read anew.
 */
import type { BlogRecord } from '../../shared/entry.js';
import type { RecordEvent } from '../record/events.js';
import { BLOG_ITEM, type JournalLists, type Outlet, type Outlets } from '../storage/ports.js';

export interface OutletTellerParts {
  outlets: Pick<Outlets, 'outlets' | 'tell' | 'hide'>;
  journal: Pick<JournalLists, 'blog'>;
  /** Hears that something waits. */
  onTold: () => void;
}

export class OutletTeller {
  /** The change of each blog's own JSON that was told last: a pin moves the top of a page, and not the JSON. */
  private readonly toldBlogs = new Map<string, string>();

  constructor(private readonly parts: OutletTellerParts) {}

  readonly handle = async (event: RecordEvent): Promise<void> => {
    const outlets = await this.parts.outlets.outlets(event.slug);
    if (outlets.length === 0) return;
    const blog = await this.parts.journal.blog(event.slug);
    if (blog === null) return;
    switch (event.kind) {
      case 'entry':
        return this.hear(event.entry.id, event.seq, blog, outlets);
      case 'gone':
        return this.hear(event.id, event.seq, blog, outlets);
      case 'blog':
        return this.hearBlog(event.seq, blog, outlets);
      case 'hidden':
        return this.hearHidden(blog);
      case 'shown':
        // The change that shows it follows, under its own seq.
        return;
    }
  };

  /** A drive's entry moves the blog as well: both wait together, since one seq is carried once. */
  private async hear(id: string, seq: number, blog: BlogRecord, outlets: readonly Outlet[]): Promise<void> {
    const { blogSeq, topSeq } = blog;
    // Where the list is folded, a change of the blog may come with a later one of the top alone.
    const isMoved = blogSeq === seq || (blogSeq < seq && topSeq === seq);
    const items = isMoved && this.isNews(blog, outlets) ? [id, BLOG_ITEM] : [id];
    await this.tell(blog, seq, items);
  }

  private async hearBlog(seq: number, blog: BlogRecord, outlets: readonly Outlet[]): Promise<void> {
    if (this.isNews(blog, outlets)) await this.tell(blog, seq, [BLOG_ITEM]);
  }

  private async hearHidden({ slug, epoch, blogSeq: seq }: BlogRecord): Promise<void> {
    this.toldBlogs.delete(slug);
    await this.parts.outlets.hide({ blog: slug, epoch, seq });
    this.parts.onTold();
  }

  private isNews(blog: BlogRecord, outlets: readonly Outlet[]): boolean {
    const isLater = ({ since }: Outlet): boolean => since.epoch !== blog.epoch || since.seq < blog.blogSeq;
    return this.toldBlogs.get(blog.slug) !== nameOf(blog) && outlets.some(isLater);
  }

  private async tell(blog: BlogRecord, seq: number, items: readonly string[]): Promise<void> {
    await this.parts.outlets.tell({ blog: blog.slug, epoch: blog.epoch, seq, items });
    if (items.includes(BLOG_ITEM)) this.toldBlogs.set(blog.slug, nameOf(blog));
    this.parts.onTold();
  }
}

function nameOf({ epoch, blogSeq }: BlogRecord): string {
  return `${epoch} ${blogSeq.toString()}`;
}
