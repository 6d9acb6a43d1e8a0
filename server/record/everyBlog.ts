/**
 * Every blog, new ones too: those that there are at the start are followed from their heads, those that are made later
 * from their beginning. Where a new one cannot be followed for now, it is tried again a second later.
 */
import type { Followers, From } from './followers.js';
import { sideBySide } from './sideBySide.js';

export interface EveryBlogParts {
  followers: Followers;
  /** Begins to follow a blog; returns how to stop. */
  follow: (slug: string, from: From) => Promise<() => void>;
  onFault: (error: unknown) => void;
}

/** More than a database's connections: a thousand blogs one after the other would keep the port closed for a second. */
const BEGUN_AT_ONCE = 32;

export class EveryBlog {
  private existing: ReadonlySet<string> | null = null;
  /** By slug, how to stop. */
  private readonly followed = new Map<string, () => void>();
  private readonly beginning = new Set<string>();
  private stopped = false;

  constructor(private readonly parts: EveryBlogParts) {}

  /** Resolves when every blog that there is is followed. Throws `StoreAway`, and goes on where it is asked again. */
  async start(): Promise<void> {
    this.existing ??= new Set(await this.parts.followers.watchBlogs(this.hearOfBlogs));
    await sideBySide([...this.existing], BEGUN_AT_ONCE, (slug) => this.begin(slug, 'head'));
    if (this.stopped) this.stop();
  }

  stop(): void {
    this.stopped = true;
    this.parts.followers.unwatchBlogs(this.hearOfBlogs);
    for (const stop of this.followed.values()) stop();
    this.followed.clear();
  }

  private readonly hearOfBlogs = (slugs: readonly string[]): void => {
    if (this.existing === null || slugs.length === this.followed.size) return;
    for (const slug of slugs) {
      if (!this.existing.has(slug)) this.begin(slug, 'beginning').catch(this.parts.onFault);
    }
  };

  private async begin(slug: string, from: From): Promise<void> {
    if (this.stopped || this.followed.has(slug) || this.beginning.has(slug)) return;
    this.beginning.add(slug);
    try {
      const stop = await this.parts.follow(slug, from);
      if (this.isStopped()) stop();
      else this.followed.set(slug, stop);
    } finally {
      this.beginning.delete(slug);
    }
  }

  /** Set from outside while something was awaited. */
  private isStopped(): boolean {
    return this.stopped;
  }
}
