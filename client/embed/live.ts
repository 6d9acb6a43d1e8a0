/** The second part of the script of `<rally-feed>`: it makes a feed live that the first part has shown. */
import type { Seat } from './element/seat.js';
import { createLiveFeed } from './liveFeed.js';

/** Milliseconds, on average, until a blog that is gone is asked for again: a cache may still have it. */
const GONE = 5_000;
/** An entry's element, by its id. */
const ENTRY = /^#(e-[\da-f-]{36})$/;

export function attach({ root, origin, page, query, clean, reload, fire }: Seat): () => () => void {
  return createLiveFeed({
    root,
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
    refused: () => setTimeout(reload, GONE * (0.5 + Math.random())),
    // As a browser does for what stands in the page itself.
    named: ENTRY.exec(location.hash)?.[1],
  });
}
