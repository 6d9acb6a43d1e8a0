/** The blog's pages as bytes: the newest one is made once per head and language, and served from memory (rule F3). */
import { publicBlog, publicEntry } from '../../shared/entry.js';
import type { GivenLanguage } from '../../shared/messages/languages.js';
import { PAGE_SIZE } from '../../shared/protocol/readers.js';
import { renderBlogPage } from '../render/page.js';
import { isMiddle } from '../render/selection.js';
import type { BlogPageView, Selection, Side, Site } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import type { BetterBytes } from './betterBytes.js';
import type { Feed } from './feed.js';
import type { Moments } from './moments.js';
import { bytesOf, type PageBytes } from './pageBytes.js';
import { blogAt, selected } from './selected.js';
import type { Views } from './views.js';
import type { FirstPage } from './standing.js';

/** Seconds between two polls of a reader whose WebSocket is blocked. */
export const POLL_SECONDS = 10;

export class Pages {
  private readonly kept = new Map<string, { standing: string; page: Promise<PageBytes> }>();
  private readonly ready = new Map<string, { standing: string; page: PageBytes }>();

  constructor(
    private readonly feed: Feed,
    private readonly journal: JournalLists,
    private readonly views: Views,
    private readonly around: { site: Site; moments: Moments; better: BetterBytes },
  ) {}

  /** The newest page if it is made already: the fast path serves it without waiting. */
  atHand(lang: string, serves = true): PageBytes | null {
    const known = this.ready.get(languageKey({ lang, serves }));
    if (known?.standing !== this.standing()) return null;
    this.around.better.offer(known.page);
    return known.page;
  }

  /**
   * The newest page in a language, which may be another than the reader asked for. Throws `StoreAway` only where memory
   * is not enough and the store is away.
   */
  newest(lang: string, serves = true): Promise<PageBytes> {
    const standing = this.standing();
    const given = { lang, serves };
    const name = languageKey(given);
    const known = this.kept.get(name);
    if (known?.standing === standing) return known.page;
    const page = this.makeNewest(given);
    this.kept.set(name, { standing, page });
    page.then(
      (made) => this.ready.set(name, { standing, page: made }),
      () => this.kept.delete(name),
    );
    return page;
  }

  /** Entries before an order; null where there are none. Throws `StoreAway`. */
  async older(lang: string, before: number, serves = true): Promise<PageBytes | null> {
    const page = await this.journal.entriesBefore(this.feed.slug, { before, limit: PAGE_SIZE });
    if (page === null || page.entries.length === 0) return null;
    const { entries, next, epoch, head } = page;
    const { blog, top } = this.feed.standing();
    // These entries are true up to where the journal stood, whatever this feed has heard since (rules F3, R6).
    return this.bytes({ lang, serves }, { entries, older: next, blog: blogAt(blog, { epoch, head }), top }, before);
  }

  /** Some entries alone, or in another order, or after an order: made for each question. Throws `StoreAway`. */
  async selected(given: GivenLanguage, selection: Selection | undefined, side: Side): Promise<PageBytes | null> {
    const page = await selected(this.feed, this.journal, selection ?? {}, side);
    if (page === null) return null;
    const { newer, ...shown } = page;
    const middle = isMiddle(page, selection);
    const { top } = this.feed.standing();
    return this.bytes(given, { ...shown, top }, null, { newer, middle, ...(selection && { selection }) });
  }

  private async makeNewest(given: GivenLanguage): Promise<PageBytes> {
    return this.bytes(given, await this.feed.firstPage(PAGE_SIZE), null);
  }

  private async bytes(
    { lang, serves }: GivenLanguage,
    page: FirstPage,
    before: number | null,
    more: Pick<BlogPageView, 'newer' | 'selection' | 'middle'> = {},
  ): Promise<PageBytes> {
    const { blog, top, entries, older } = page;
    const { site, moments } = this.around;
    const html = renderBlogPage({
      ...more,
      site,
      top: {
        blog: publicBlog(blog),
        lang,
        pinned: top.filter(({ pinned }) => pinned).map(publicEntry),
        keys: top.filter(({ key }) => key).map(publicEntry),
        rests: top.map(publicEntry),
      },
      articles: entries.map((entry) => this.views.article(entry, blog, lang)),
      older,
      before,
      poll: POLL_SECONDS,
      isOtherLanguage: !serves,
      ...(before === null &&
        more.middle === undefined && {
          search: { updates: this.views.updates(entries, blog, lang), told: await moments.of(blog) },
        }),
    });
    return bytesOf(html, { sites: blog.settings.sites });
  }

  private standing(): string {
    return `${this.feed.epoch} ${this.feed.head}`;
  }
}

/** Names a page by its language and its note, never by the tag that a reader asked for: those are without end. */
export function languageKey({ lang, serves }: GivenLanguage): string {
  return serves ? lang : `${lang} instead`;
}
