/**
 * Other forms of a blog's newest entries (an embed, a feed, structured data) as bytes: each is made once per head, from
 * the same head as the page (rule F3), and kept while that head stands.
 */
import { publicBlog, publicEntry, type PublicBlog, type PublicEntry } from '../../shared/entry.js';
import { PAGE_SIZE } from '../../shared/protocol/readers.js';
import type { JournalLists, Told } from '../storage/ports.js';
import type { Feed } from './feed.js';
import { KeptPages } from './keptPages.js';
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

export class Editions {
  private readonly kept: KeptPages;

  constructor(
    private readonly feed: Feed,
    private readonly journal: JournalLists,
    private readonly views: Views,
    private readonly moments: Moments,
    most = KEPT_BYTES,
  ) {
    this.kept = new KeptPages(most);
    feed.listen(() => this.kept.drop(feed.slug));
  }

  /** An edition of the newest entries. Throws `StoreAway` only where memory is not enough and the store is away. */
  newest(ask: EditionAsk, make: MakeEdition): Promise<PageBytes> {
    const { key, size = PAGE_SIZE } = ask;
    const { slug, epoch, head } = this.feed;
    return this.kept.get({ blog: slug, key, standing: `${epoch} ${head.toString()}` }, async () =>
      this.made(await this.feed.firstPage(size), ask, make),
    );
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
}
