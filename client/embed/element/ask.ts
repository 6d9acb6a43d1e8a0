/** The feed that an element asks for, by its attributes and the address in `src`. */

export interface Ask {
  slug: string;
  /** Language, kind and order as the page's address has them, in the one order in which caches hold them. */
  query: Record<string, string>;
}

const PAGE = /^\/(?:live|embed)\/([a-z0-9-]+)/i;
/** A host's name without its scheme, as people write it: a name with a dot, or with a port; a letter may be encoded. */
const BARE = /^(?=[\w%-]+(\.|:\d))/;

/**
 * null where `src` is no page of a blog on the script's own host. Only the blog is read from the address: the feed is loaded
 * from `origin`, so that neither a spelling nor a stranger's text in `src` can send a reader anywhere else.
 */
export function askOf(element: Element, origin: string): Ask | null {
  const link = linkOf(element);
  const [, slug] = PAGE.exec(link.pathname) ?? [];
  if (!slug || link.hostname !== new URL(origin).hostname) return null;
  return { slug: slug.toLowerCase(), query: queryOf(element, new URLSearchParams(link.search)) };
}

/** `src` as a link: it resolves any text against the page, also a host's name without a scheme, and never throws. */
export function linkOf(element: Element): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = (element.getAttribute('src') ?? '').replace(BARE, '//');
  // With the dot of the root at its end a name is the same.
  link.hostname = link.hostname.replace(/\.$/, '');
  return link;
}

/**
 * An attribute goes before the same in the address. All but the usual order is asked for as it stands, since the server knows what
 * there is: a kind in capitals must not show every kind. Addresses name key moments in a way of their own.
 */
function queryOf(element: Element, given: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = {};
  for (const name of ['kind', 'order', 'lang']) {
    const value = element.getAttribute(name) ?? given.get(name) ?? given.get(name === 'kind' ? 'only' : '');
    if (value && value !== 'newest') query[value === 'key' ? 'only' : name] = value;
  }
  return query;
}

/** A query as text, with its mark; nothing where nothing is asked for. */
export function queryText(query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text && `?${text}`;
}

/** The number of entries that are shown at most; Infinity where the host leaves it to the feed. */
export function limitOf(element: Element): number {
  const limit = parseInt(element.getAttribute('limit') ?? '');
  return limit > 0 ? limit : Infinity;
}
