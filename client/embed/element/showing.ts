/** The content of an element: the host's own markup, then the feed, then the feed live; or the line that says why there is none. */
import type { Words } from '../../feed/page/words.js';
import { cleaned } from '../cleaned.js';
import { load } from '../load.js';
import { type Ask, askOf, limitOf, queryText } from './ask.js';
import { dress, limitStyle } from './dress.js';
import { livePart } from './livePart.js';
import { namedParts } from './parts.js';
import type { Seat } from './seat.js';
import { emptyCopy, takeOver } from './takeOver.js';

/** Why an element has no feed, in `rally:error`. */
type Why = 'address' | 'attribute' | 'not-found' | 'site' | 'policy' | 'network';

/** Milliseconds until all is loaded again where the live part cannot be had: without it this is how entries come. */
const AGAIN = 30_000;
/** The status of an answer to a wrong attribute. */
const WRONG = 422;

export class Showing {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #origin: string;
  #loading: AbortController | undefined;
  #styles = '';
  /** Begins again what was loaded, after the element was taken out of the page and put in elsewhere. */
  #begin: (() => () => void) | undefined;
  #end: (() => void) | undefined;

  constructor(host: HTMLElement, root: ShadowRoot, origin: string) {
    this.#host = host;
    this.#root = root;
    this.#origin = origin;
  }

  start(): void {
    if (this.#begin) this.#end ??= this.#begin();
    else void this.#load();
  }

  stop(): void {
    this.#loading?.abort();
    this.#rest();
  }

  /** Follows an attribute. What is shown stays until there is something else. */
  changed(name: string): void {
    if (name === 'limit') this.#dress();
    else void this.#load();
  }

  #rest(): void {
    this.#end?.();
    this.#end = undefined;
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    // The element's own children are shown until there is something better.
    if (!this.#root.firstChild) this.#root.append(document.createElement('slot'));
    // Attributes that are set one after the other are one change.
    await Promise.resolve();
    const isOver = (): boolean => signal.aborted || !this.#host.isConnected;
    if (isOver()) return;
    const origin = this.#origin;
    const ask = askOf(this.#host, origin);
    if (!ask) return this.#refuse(() => `src must begin with ${origin}/live/`, 'address');
    let isTold: boolean | undefined;
    const loaded = await load(origin, `/embed/${ask.slug}${queryText(ask.query)}`, signal, {
      // Loaded beside the style sheet: a moment later the feed is shown, and goes live.
      found: (html) => void livePart(origin + liveAddress(html)).catch(() => undefined),
      failed: () => (isTold ??= this.#fire('rally:error', { blog: ask.slug, why: 'network' })),
    });
    if (isOver() || !loaded) return;
    try {
      if ('refused' in loaded)
        this.#refuse(
          () => this.#clean(loaded.refused).querySelector('.stand') ?? '',
          ...((loaded.status === WRONG ? ['attribute'] : ['not-found', ask.slug]) as [Why, string?]),
        );
      else this.#show(loaded, ask, signal);
    } catch {
      // The host's policy allows no HTML of ours: its own markup stays.
      this.#fire('rally:error', { blog: ask.slug, why: 'policy' });
    }
  }

  #show({ page, styles }: { page: string; styles: string }, ask: Ask, signal: AbortSignal): void {
    const nodes = this.#clean(page);
    const feed = nodes.querySelector<HTMLElement>('[role=feed]');
    const sites = feed?.dataset.sites?.split(' ');
    if (feed && sites && ![...sites, this.#origin].includes(location.origin))
      return this.#refuse(() => notHere(nodes, feed), 'site', ask.slug);
    this.#leave();
    takeOver(this.#host, this.#root, () => {
      this.#root.replaceChildren(nodes);
      this.#styles = styles;
      this.#dress();
    });
    const entries = Math.min(feed?.childElementCount ?? 0, limitOf(this.#host));
    this.#fire('rally:ready', { blog: ask.slug, lang: feed?.dataset.lang, entries });
    void this.#goLive(liveAddress(page), ask, signal);
  }

  async #goLive(address: string, { slug, query }: Ask, signal: AbortSignal): Promise<void> {
    const seat: Seat = {
      host: this.#host,
      root: this.#root,
      origin: this.#origin,
      page: `/embed/${slug}`,
      query,
      clean: (html) => this.#clean(html),
      reload: () => this.changed('src'),
      fire: (name, detail) => this.#fire(name, { blog: slug, ...detail }),
    };
    try {
      const { attach } = await livePart(this.#origin + address);
      if (signal.aborted) return;
      this.#begin = attach(seat);
      this.#end = this.#begin();
    } catch {
      setTimeout(() => signal.aborted || seat.reload(), AGAIN);
    }
  }

  /**
   * Shows a line in place of the feed. What the host kept of a blog goes first, since a policy may yet forbid the line; without
   * a blog it is asked for wrongly, and that stays in sight.
   */
  #refuse(line: () => Node | string, why: Why, blog?: string): void {
    this.#leave();
    if (blog) emptyCopy(this.#host);
    this.#root.replaceChildren(blog ? '' : document.createElement('slot'), line());
    this.#fire('rally:error', { blog, why });
  }

  #leave(): void {
    this.#rest();
    this.#begin = undefined;
  }

  #dress(): void {
    if (this.#styles) dress(this.#root, [this.#styles, limitStyle(limitOf(this.#host))]);
  }

  #clean(html: string): DocumentFragment {
    return namedParts(cleaned(html, this.#origin));
  }

  /** Answers true: nobody can cancel what has happened. */
  #fire(name: string, detail: Record<string, unknown>): boolean {
    return this.#host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

/** Nothing else that a page may say becomes a script of the host. */
function liveAddress(page: string): string {
  return / data-live="(\/assets\/[\w.-]+)"/.exec(page)?.[1] ?? '';
}

/** A line for a site that the blog is not meant for, and the way to the blog itself. */
function notHere(nodes: DocumentFragment, feed: HTMLElement): HTMLElement {
  const line = document.createElement('p');
  const { lang, dir } = nodes.firstElementChild as HTMLElement;
  const words = JSON.parse(feed.dataset.words ?? '{}') as Required<Pick<Words, 'notHere'>>;
  line.append(words.notHere, ' ', nodes.querySelector('footer a') ?? '');
  return Object.assign(line, { lang, dir });
}
