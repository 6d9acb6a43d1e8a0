/** Makes a feed within a frame or a shadow tree live, as the reader's page is: the same timeline, a smaller stage. */
import { timelineOf } from '../feed/live.js';
import { loadedOnUse, showPending } from '../feed/page/controls.js';
import { readPage } from '../feed/page/feedPage.js';
import { PageView } from '../feed/page/pageView.js';
import { Speaker } from '../feed/page/speaker.js';
import type { Room } from '../feed/page/steady.js';
import { type Others, Times } from '../feed/page/times.js';
import type { LaterWords, Words } from '../feed/page/words.js';
import type { Loader } from '../feed/timeline/loader.js';
import type { Page } from '../feed/timeline/ports.js';
import { askOnce } from './askOnce.js';
import { laterPart } from './laterPart.js';
import type * as More from './more.js';
import { type Member, share } from './sharedConnection.js';
import { whenLost } from './whenLost.js';

/** Milliseconds, on average, until a blog that is gone is loaded anew: a cache may still have it. */
const GONE = 5_000;

export interface FeedParts {
  root: Document | ShadowRoot;
  /** What the feed is scrolled in. */
  room: Room;
  /** The feed's origin. */
  origin: string;
  /** Root-relative: `/embed/<slug>`. */
  address: string;
  /** The query that the page was asked with, as far as it chooses language and entries. */
  query: Record<string, string>;
  /** HTML of the server as nodes to be placed. */
  clean: (html: string) => DocumentFragment;
  olderAddress: (before: number) => string;
  /** Loads the embed anew: the blog is shown on other terms, or is there no more. */
  again: () => void;
  /** Told of so many new entries, shown or held back. */
  onNew?: (count: number) => void;
  /** The number of entries that the host wants to see now; NaN: as many as there are. */
  limit?: () => number;
  /** The id of an entry's element that the page's address names. */
  named?: string | undefined;
}

/** The first call of the answer starts the embed, and answers with what stops it; a later one catches up from where it stands. */
export function createLiveFeed(parts: FeedParts): () => () => void {
  const { root } = parts;
  const feed = root.querySelector<HTMLElement>('[role=feed]');
  const page = readPage(root);
  if (!feed || !page) throw new Error();
  const live = new LiveFeed(parts, feed, page);
  return () => live.start();
}

class LiveFeed {
  readonly #parts: FeedParts;
  readonly #feed: HTMLElement;
  readonly #words: Words & LaterWords;
  readonly #member: Member;
  readonly #view: PageView;
  #own: Others | undefined;
  #isFirst = (): boolean => true;

  constructor(parts: FeedParts, feed: HTMLElement, page: Page) {
    this.#parts = parts;
    this.#feed = feed;
    const { root, again } = parts;
    const { words = '{}', figures = '' } = feed.dataset;
    this.#words = JSON.parse(words) as Words & LaterWords;
    const times = new Times(this.#words, figures, (...times) => this.#own?.(...times));
    const speaker = new Speaker(root, this.#words, figures);
    const view = (this.#view = this.#viewOf(times, speaker));
    view.older(page.older);
    const { origin, address, query, clean } = parts;
    const fetch = (url: string, options: RequestInit) => askOnce(origin + url, options);
    const timeline = timelineOf({
      feed,
      page,
      address,
      query,
      fetch,
      read: (html) => readPage(clean(html)),
      view,
      speaker,
    });
    this.#member = {
      timeline,
      speaker,
      times,
      refresh: () => {
        times.fill(root);
        // By then readers ask one after the other; and nothing may move for one who is further down.
        const terms = root.querySelector<HTMLElement>('.state')?.dataset.terms;
        if (terms && terms !== feed.dataset.terms && parts.room.seesTop(feed)) again();
      },
      refused: () => setTimeout(again, GONE * (0.5 + Math.random())),
    };
  }

  /** Answers with what stops it. */
  start(): () => void {
    const { root, origin } = this.#parts;
    const { more = '', only, rising } = this.#feed.dataset;
    const ended = new AbortController();
    const { signal } = ended;
    const load = laterPart(origin, more);
    // Which entries belong into a feed of some alone, and where, a later part knows. Where it cannot be had, all is loaded anew.
    if (only ?? rising)
      load().then((script) => {
        script.choose(this.#feed, this.#view, root, this.#parts.olderAddress);
        if (!signal.aborted) this.#goLive(load, signal);
      }, this.#member.refused);
    else this.#goLive(load, signal);
    return () => ended.abort();
  }

  #goLive(load: () => Promise<typeof More>, signal: AbortSignal): void {
    const { root, origin } = this.#parts;
    const { blog = '', lang = '', poll, figures = '' } = this.#feed.dataset;
    const { isFirst, leave } = share({ origin, blog, lang, pollEvery: Number(poll) }, this.#member);
    this.#isFirst = isFirst;
    signal.addEventListener('abort', leave);
    if (root.querySelector('[data-until]'))
      load().then((script) => {
        this.#own = script.ownTimes(this.#words, figures);
        this.#member.refresh();
      }, this.#member.refresh);
    showPending(root, this.#feed, this.#member.timeline, this.#parts.room, signal);
    const from = { ...this.#parts, readHtml: this.#parts.clean };
    let loader: Loader | undefined;
    const loadMore = async (): Promise<unknown> =>
      (loader = (await load()).more(this.#feed, this.#member.timeline, this.#words, from, signal));
    const loaded = loadedOnUse(this.#feed.parentElement ?? root, '[data-older],[data-newer]', loadMore, signal);
    this.#bring(load, async () => (await loaded(), loader), signal);
    whenLost(root, signal, () => load().then((script) => script.retryPhotos(root, signal)));
  }

  /** Entries may be wanted from the start that are not here, or not in sight: a later part of the script brings them. */
  #bring(load: () => Promise<typeof More>, loaded: () => Promise<Loader | undefined>, signal: AbortSignal): void {
    const { root, named, limit } = this.#parts;
    const { timeline } = this.#member;
    // Only the first start goes there.
    this.#parts.named = undefined;
    // Where it cannot be had the reader sees the newest entries, and the link to older ones.
    if (named || (limit && limit() >= this.#feed.childElementCount))
      load().then(
        (script) => script.bring({ root, timeline, loaded, named, limit, signal }),
        () => undefined,
      );
  }

  #viewOf(times: Times, speaker: Speaker): PageView {
    const { root, room, clean, olderAddress, onNew } = this.#parts;
    return new PageView({
      root,
      room,
      feed: this.#feed,
      times,
      speaker: {
        countNew: (articles) => speaker.countNew(articles),
        arrived: (articles) => {
          if (this.#isFirst()) speaker.arrived(articles);
          onNew?.(articles.length);
        },
      },
      made: clean,
      fillTop: (top, html) => this.#fillTop(top, clean(html)),
      olderAddress,
    });
  }

  /** An embed's top is less than the page's: how the rally stands, its title, when it begins, and the zone of its times. */
  #fillTop(top: HTMLElement, fresh: DocumentFragment): void {
    const part = (name: string): Node | string => fresh.querySelector(name) ?? '';
    const [title, link] = [...top.querySelectorAll('h2,h2>a')] as [HTMLElement, Element];
    // The title of a page's top, or of an embed's own: folds have headings, too.
    const heading = fresh.querySelector<HTMLElement>('h1,.state+h2');
    if (heading) {
      // Its language follows it, where that is another than the embed's.
      const [said, ...language] = heading.childNodes;
      link.textContent = said?.textContent ?? '';
      title.replaceChildren(link, ...language);
      title.lang = heading.lang || (top.parentNode as HTMLElement).lang;
      title.dir = heading.dir;
    }
    // Whoever answers for the feed is named right at once, also at its foot.
    this.#parts.root.querySelector('.pub bdi')?.replaceWith(part('.pub bdi'));
    top.replaceChildren(part('.state'), title, part('.begins'), part('.where'));
    // The style sheet knows by the status what to say while there are no entries.
    this.#feed.dataset.status = (top.querySelector<HTMLElement>('.state') ?? this.#feed).dataset.status;
  }
}
