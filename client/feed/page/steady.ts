/** Keeps the reader's view where it is, whatever is placed or taken away above it. */

/**
 * Whether new entries may appear at the top of the feed: a reader who has scrolled reads, and nothing may move. An embed
 * stands anywhere in a page that is not ours, whose scroll position says nothing of the feed.
 */
export function seesTop(feed: Element): boolean {
  return scrollY < 8 || (!document.contains(feed) && feed.getBoundingClientRect().top >= 0);
}

export function steadily(feed: Element, work: () => void): void {
  const anchor = seesTop(feed) ? undefined : (firstVisible(feed) ?? feed);
  // A reader past the whole feed looks at the page after its end.
  const place = (): number => anchor?.getBoundingClientRect()[anchor === feed ? 'bottom' : 'top'] ?? 0;
  const before = place();
  work();
  if (!anchor?.isConnected) return;
  const moved = place() - before;
  if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
}

/** Finds the first article in sight by halves: a feed may hold a thousand, and each look costs. */
function firstVisible(feed: Element): Element | undefined {
  const { children } = feed;
  let low = 0;
  for (let high = children.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.getBoundingClientRect().bottom ?? 0) > 0) high = middle;
    else low = middle + 1;
  }
  return children[low];
}
