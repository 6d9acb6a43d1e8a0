/**
 * The public blogs, and the answers that are made of all of them. Strangers ask for these as often as they like, so neither is made
 * anew for each: a question reads where the blogs stand, some numbers for each, and what was made at the same standing is still
 * true. A blog that is hidden has another step at once, and so is out of every answer at once: a cache in front that was told to drop
 * the old answer must not get it again (docs/CACHE.md).
 */
import { publicBlog, type BlogRecord, type PublicBlog } from '../../shared/entry.js';
import { KeptPages } from '../feed/keptPages.js';
import type { PageBytes } from '../feed/pageBytes.js';
import type { JournalLists } from '../storage/ports.js';

interface Standing {
  at: string;
  blogs: Promise<PublicBlog[]>;
}

const KEPT_BYTES = 4 * 1024 * 1024;

export class PublicBlogs {
  private readonly kept = new KeptPages(KEPT_BYTES);
  private known: Standing | null = null;

  constructor(private readonly journal: Pick<JournalLists, 'blogs' | 'slugs' | 'positions'>) {}

  /** The public blogs as they stand now. Throws `StoreAway`. */
  async list(): Promise<PublicBlog[]> {
    return this.listAt(await this.standing());
  }

  /** An answer that is made of all public blogs; `key` names what else it depends on. Throws `StoreAway`. */
  async page(key: string, make: (blogs: PublicBlog[]) => PageBytes): Promise<PageBytes> {
    const standing = await this.standing();
    return this.kept.get({ blog: '', key, standing }, async () => make(await this.listAt(standing)));
  }

  /** The list is read after the standing, and is never older: what is kept of it may be newer, which the next question finds out. */
  private listAt(at: string): Promise<PublicBlog[]> {
    if (this.known?.at === at) return this.known.blogs;
    this.kept.drop('');
    const blogs = this.journal.blogs().then(listedOf);
    const standing = { at, blogs };
    this.known = standing;
    blogs.catch(() => {
      if (this.known === standing) this.known = null;
    });
    return blogs;
  }

  private async standing(): Promise<string> {
    const slugs = await this.journal.slugs();
    const positions = await this.journal.positions(slugs);
    return JSON.stringify([...positions]);
  }
}

function listedOf(blogs: BlogRecord[]): PublicBlog[] {
  return blogs.filter(({ settings }) => settings.visibility === 'public').map(publicBlog);
}
