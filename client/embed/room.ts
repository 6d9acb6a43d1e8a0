/**
 * The room of an embed in another site's page. That page may scroll as a whole, or a box in it may, as in an app whose window
 * stands still; boxes may stand within each other, and within shadow trees.
 */
import type { Room } from '../feed/page/steady.js';

/** Pixels by which a feed's top may be out of sight before its reader counts as one who reads further down. */
const SLIGHT = 8;

export const AROUND: Room = {
  seesTop: (feed) => feed.getBoundingClientRect().top > AROUND.edge(feed) - SLIGHT,
  edge: (feed) => Math.max(0, ...boxesAround(feed).map((box) => box.getBoundingClientRect().top)),
  follow,
};

/** The nearest box goes first. One that cannot scroll so far leaves the rest to the next, and the last is the window. */
function follow(from: Element, moved: () => number): void {
  for (const box of [...boxesAround(from), self]) {
    const top = moved();
    // Boxes round: what is left of a pixel is nothing to scroll a window by.
    if (Math.abs(top) >= 1) box.scrollBy({ top, behavior: 'instant' });
  }
}

/**
 * The boxes that are scrolled, from the nearest on. A box that was never scrolled hides no top, and one that readers cannot scroll
 * is none. The page's own element is among them where the window is scrolled.
 */
function boxesAround(from: Element): Element[] {
  const boxes: Element[] = [];
  for (let at: Element | undefined = from; at; at = outside(at)) if (at.scrollTop) boxes.push(at);
  return boxes;
}

/** The element around another as the page is drawn: a shadow tree stands in its host, and has the host's content in its slots. */
function outside(at: Element): Element | undefined {
  return at.assignedSlot ?? at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host;
}
