/**
 * Other forms of a blog's newest entries (an embed, a feed, structured data) as bytes: each is made once per head, from
 * the same head as the page (rule F3), and kept while that head stands.
 */
import { publicBlog, publicEntry, type PublicBlog, type PublicEntry } from '../../shared/entry.js';
import { PAGE_SIZE } from '../../shared/protocol/readers.js';
import type { JournalLists, Told } from '../storage/ports.js';
import type { Feed } from './feed.js';
import type { Moments } from './moments.js';
import { bytesOf, type About, type PageBytes } from './pageBytes.js';
import type { Views } from './views.js';
import type { FirstPage } from './standing.js';
import { selected } from './selected.js';
import type { Selection, Side } from '../render/views.js';

/** The material of an edition. */
export interface Edition {
  blog: PublicBlog;
  /** By falling order. */
  entries: PublicEntry[];
  /** The articles of the entries, as HTML for a language. */
  articles: (lang: string) => string[];
  /** `articles` for pages without our styles. */
  bareArticles: (lang: string) => string[];
  /** The entries as updates for search engines. */
  updates: (lang: string) => string[];
  /** The order to ask older ones before, or null at the end. */
  older: number | null;
  /** The order to ask newer ones after, or null where the newest are here. */
  newer: number | null;
  /** Tells when each entry last changed, its label and photos included, by its id; says nothing while the store is away. */
  changed: () => Promise<ReadonlyMap<string, string>>;
  /** Tells when the blog was begun, and when readers last saw it change: to the minute, as all public times. */
  told: () => Promise<Told>;
}

export type MakeEdition = (edition: Edition) => string | Promise<string>;

export interface EditionAsk extends Pick<About, 'cache' | 'headers'> {
  /** Names the form with everything that it depends on besides the record, such as its language. */
  key: string;
  /** Media type of what is made. */
  type: string;
  /** The number of entries. */
  size?: number;
  /** Whether it is a page for a frame. */
  isFrame?: boolean;
}

/** Rule F5: languages, sizes and forms multiply; beyond so many bytes the editions least recently asked for are let go. */
const KEPT_BYTES = 4 * 1024 * 1024;

interface Kept {
  page: Promise<PageBytes>;
  /** The page, once it is made. Its codings come later, and are counted when the next edition is made. */
  made: PageBytes | null;
}

export class Editions {
  private standing = '';
  /** Least recently asked for first. */
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly feed: Feed,
    private readonly journal: JournalLists,
    private readonly views: Views,
    private readonly moments: Moments,
    private readonly most = KEPT_BYTES,
  ) {}

  /** An edition of the newest entries. Throws `StoreAway` only where memory is not enough and the store is away. */
  newest(ask: EditionAsk, make: MakeEdition): Promise<PageBytes> {
    const { key, size = PAGE_SIZE } = ask;
    this.dropOutdated();
    const known = this.kept.get(key);
    if (known !== undefined) return this.keep(key, known).page;
    const page = this.feed.firstPage(size).then((first) => this.made(first, ask, make));
    const kept = this.keep(key, { page, made: null });
    page.then(
      (made) => {
        kept.made = made;
        this.letGo();
      },
      // A failure is not kept: the next who asks gets another attempt.
      () => this.kept.get(key) === kept && this.kept.delete(key),
    );
    return page;
  }

  /** An edition of the entries before an order, not kept; null where there are none. Throws `StoreAway`. */
  async older(ask: EditionAsk, before: number, make: MakeEdition): Promise<PageBytes | null> {
    const { size = PAGE_SIZE } = ask;
    const page = await this.journal.entriesBefore(this.feed.slug, { before, limit: size });
    if (page === null || page.entries.length === 0) return null;
    const { entries, next, epoch, head } = page;
    const { blog, top } = this.feed.standing();
    return this.made({ entries, older: next, blog: { ...blog, epoch, head }, top }, ask, make);
  }

  private async made(
    first: FirstPage,
    { key: _key, size: _size, ...about }: EditionAsk,
    make: MakeEdition,
  ): Promise<PageBytes> {
    const { sites } = first.blog.settings;
    return bytesOf(await make(this.editionOf(first)), { ...about, sites });
  }

  /** Some entries alone, or in another order, not kept; null where there is no such blog. Throws `StoreAway`. */
  async selected(
    { type, isFrame }: Pick<EditionAsk, 'type' | 'isFrame'>,
    { selection, side }: { selection: Selection; side: Side },
    make: MakeEdition,
  ): Promise<PageBytes | null> {
    const page = await selected(this.feed, this.journal, selection, side);
    if (page === null) return null;
    const { top } = this.feed.standing();
    const { sites } = page.blog.settings;
    return bytesOf(await make({ ...this.editionOf({ ...page, top }), newer: page.newer }), { type, isFrame, sites });
  }

  private editionOf({ blog, entries, older }: FirstPage): Edition {
    return {
      blog: publicBlog(blog),
      entries: entries.map(publicEntry),
      articles: (lang) => entries.map((entry) => this.views.article(entry, blog, lang)),
      bareArticles: (lang) => entries.map((entry) => this.views.bareArticle(entry, blog, lang)),
      updates: (lang) => this.views.updates(entries, blog, lang),
      older,
      newer: null,
      changed: () => this.moments.ofEntries(this.feed.slug, entries),
      told: () => this.moments.of(blog),
    };
  }

  private dropOutdated(): void {
    const standing = `${this.feed.epoch} ${this.feed.head}`;
    if (standing === this.standing) return;
    this.standing = standing;
    this.kept.clear();
  }

  /** Moves an edition to the end: the edition that is asked for now is let go last. */
  private keep(key: string, one: Kept): Kept {
    this.kept.delete(key);
    this.kept.set(key, one);
    return one;
  }

  private letGo(): void {
    let held = [...this.kept.values()].reduce((sum, { made }) => sum + (made?.size ?? 0), 0);
    for (const [key, { made }] of this.kept) {
      if (held <= this.most) return;
      this.kept.delete(key);
      held -= made?.size ?? 0;
    }
  }
}
