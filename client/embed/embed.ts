/**
 * `<rally-feed src="https://host/live/slug">`: the feed in another site's page.
 *
 * This is a module: `import.meta.url` tells where the script came from however it was brought in (`document.currentScript`
 * is null in modules, and in scripts that a site's own code adds later). All is loaded from there alone: a policy that
 * allows that one origin has allowed all there is, and nobody can point the element anywhere else.
 *
 * The shadow tree is open. A closed one would keep nobody out, since a page's scripts can replace `attachShadow`, but it
 * would hide the feed from the tools by which a site checks what it serves.
 */
import { createLiveEmbed } from './liveEmbed.js';
import { load, type Loaded } from './load.js';

const ORIGIN = new URL(import.meta.url).origin;
const PAGE = /^\/(?:live|embed)\/([a-z0-9-]+)(?:.*[?&]lang=([\w-]+))?/;

class RallyFeed extends HTMLElement {
  static readonly observedAttributes = ['src'];

  readonly #shadow = this.attachShadow({ mode: 'open' });
  #loading: AbortController | undefined;
  /** Begins again what was loaded, after the element was taken out of the page and put in elsewhere. */
  #begin: (() => () => void) | undefined;
  #end: (() => void) | undefined;

  connectedCallback(): void {
    if (this.#begin) this.#end ??= this.#begin();
    else void this.#load();
  }

  disconnectedCallback(): void {
    this.#loading?.abort();
    this.#end?.();
    this.#end = undefined;
  }

  /** Follows a new `src`. The first `src` is there before the element is: `connectedCallback` begins with it. */
  attributeChangedCallback(): void {
    if (!this.#loading) return;
    this.disconnectedCallback();
    this.#begin = undefined;
    if (this.isConnected) void this.#load();
  }

  async #load(): Promise<void> {
    const { signal } = (this.#loading = new AbortController());
    // The element's own children are shown until there is something better.
    this.#shadow.replaceChildren(document.createElement('slot'));
    const asked = askOf(this.getAttribute('src') ?? '');
    if (!asked) return this.#shadow.prepend(`src must begin with ${ORIGIN}/live/`);
    const loaded = await load(ORIGIN, `/embed/${asked.slug}${asked.query}`, signal);
    if (signal.aborted || !loaded) return;
    if ('styles' in loaded) this.#show(loaded, asked);
    else this.#shadow.prepend(loaded);
  }

  #show({ nodes, styles }: Loaded, { slug, lang, query }: Ask): void {
    // A content security policy asks nothing of a constructed style sheet, whatever it says of inline styles; not all have it.
    try {
      const styleSheet = new CSSStyleSheet();
      styleSheet.replaceSync(styles);
      this.#shadow.adoptedStyleSheets = [styleSheet];
    } catch {
      nodes.append(document.createElement('style'));
      nodes.lastElementChild?.append(styles);
    }
    this.#shadow.replaceChildren(nodes);
    this.#begin = createLiveEmbed({
      root: this.#shadow,
      origin: ORIGIN,
      address: `/embed/${slug}`,
      lang,
      olderAddress: (before) => `${ORIGIN}/live/${slug}${query || '?'}&before=${before}`,
      again: () => this.attributeChangedCallback(),
    });
    this.#end = this.#begin();
  }
}

interface Ask {
  slug: string;
  lang: string | undefined;
  /** `?lang=uk`, or nothing. */
  query: string;
}

/** The feed that an address asks for; null where it is no page of a blog on this script's own host. */
function askOf(src: string): Ask | null {
  // A link resolves any text against the page, and never throws.
  const link = document.createElement('a');
  link.href = src;
  const [, slug, lang] = PAGE.exec(link.pathname + link.search) ?? [];
  // An address with `http:` is ours as well: the feed is loaded from where the script came from.
  return slug && link.host === new URL(ORIGIN).host ? { slug, lang, query: lang ? `?lang=${lang}` : '' } : null;
}

// A page may bring the script in twice, say with two articles.
if (!customElements.get('rally-feed')) customElements.define('rally-feed', RallyFeed);
