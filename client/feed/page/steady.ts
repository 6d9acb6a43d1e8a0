/** Keeps the reader's view where it is, whatever is placed or taken away above it. */

/** The room in which a feed is scrolled: the window of a page of ours, or whatever stands around an embed. */
export interface Room {
  /** Whether new entries may appear at the top of the feed: a reader who has scrolled reads, and nothing may move. */
  seesTop: (feed: Element) => boolean;
  /** The height in the window, in pixels, above which nothing of the feed is seen. */
  edge: (feed: Element) => number;
  /** Scrolls by what `moved` answers, in pixels; it answers with less once something has scrolled. */
  follow: (feed: Element, moved: () => number) => void;
}

/** The window of a page that is the feed's own. */
export const WINDOW: Room = {
  seesTop: () => scrollY < 8,
  edge: () => 0,
  follow: (_, moved) => scrollBy({ top: moved(), behavior: 'instant' }),
};

/** As `steadilyIn` for the window. */
export function steadily(feed: Element, work: () => void): void {
  steadilyIn(WINDOW, feed, work);
}

export function steadilyIn({ seesTop, edge, follow }: Room, feed: Element, work: () => void): void {
  const anchor = seesTop(feed) ? undefined : (firstBelow(edge(feed), feed) ?? feed);
  // A reader past the whole feed looks at the page after its end.
  const place = (): number => anchor?.getBoundingClientRect()[anchor === feed ? 'bottom' : 'top'] ?? 0;
  const before = place();
  work();
  if (anchor?.isConnected && place() !== before) follow(feed, () => place() - before);
}

/** Finds the first article in sight by halves: a feed may hold a thousand, and each look costs. */
function firstBelow(edge: number, { children }: Element): Element | undefined {
  let low = 0;
  for (let high = children.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
    else low = middle + 1;
  }
  return children[low];
}
