/** Keeps what the reader looks at where it is, whatever is placed or taken away above it. */

/** Whether the reader sees the top of the feed. */
export function seesTop(feed: Element): boolean {
  return scrollY < 8 || feed.getBoundingClientRect().top >= 0;
}

export function steadily(feed: Element, work: () => void): void {
  const anchor = seesTop(feed) ? undefined : (firstVisible(feed) ?? feed);
  // Who is past the whole feed looks at what follows its end.
  const place = (): number => anchor?.getBoundingClientRect()[anchor === feed ? 'bottom' : 'top'] ?? 0;
  const before = place();
  work();
  if (!anchor?.isConnected) return;
  const moved = place() - before;
  if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
}

/** By halves: a feed may hold a thousand articles, and each look costs. */
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
