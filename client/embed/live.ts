/** The second part of the script of `<rally-feed>`: it makes a feed live that the first part has shown. */
import type { Seat } from './element/seat.js';
import { AROUND } from './room.js';
import { createLiveFeed } from './liveFeed.js';

/** An entry's element, by its id, as addresses name it. */
const ENTRY = /^#(e-[\da-f-]{36})$/;
/** The entries that were looked for in this page already, each with its blog. */
const looked = new Set<string>();

export function attach({ host, root, origin, page, query, clean, reload, fire }: Seat): () => () => void {
  return createLiveFeed({
    root,
    room: AROUND,
    origin,
    address: page,
    query,
    clean,
    olderAddress(before) {
      const search = new URLSearchParams({ ...query, before: String(before) }).toString();
      return `${origin}${page.replace('embed', 'live')}?${search}`;
    },
    again: reload,
    onNew: (count) => fire('rally:new', { count }),
    limit: () => parseInt(host.getAttribute('limit') ?? ''),
    named: namedIn({ host, page, query }),
  });
}

/**
 * The entry that the page's address names: browsers go to what stands in the page itself, so the feed does, once, in the first element of
 * the blog, and not again when that is loaded anew. A feed of some entries alone is not the place to look for it.
 */
function namedIn({ host, page, query }: Pick<Seat, 'host' | 'page' | 'query'>): string | undefined {
  const [, id = ''] = ENTRY.exec(location.hash) ?? [];
  const name = page + id;
  if (!id || looked.has(name) || query.kind || query.only || host.hasAttribute('limit')) return;
  looked.add(name);
  return id;
}
