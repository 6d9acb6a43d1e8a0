/** Pages of some entries alone (one kind, key moments, one entry), and pages from the oldest entry on. */
import type { HtmlEntryDelta } from '../../../shared/protocol/readers.js';
import type { View } from '../timeline/ports.js';
import { isRising, lastOrder } from './more.js';

/** Has the page take what belongs on it alone, and in its own order. `root`: the document, or the shadow tree, of the feed. */
export function choose(feed: HTMLElement, view: Chosen, root: Document | ShadowRoot): void {
  const { only } = feed.dataset;
  const rising = isRising(feed);
  const isOther = only && only !== 'rising' ? isOtherThan(only) : () => false;
  const isToCome = rising ? isBehind(feed, view, root) : () => false;
  if (only) view.skips = (article) => isOther(article) || isToCome(article);
  if (rising) rise(feed, view, root);
}

type Chosen = Pick<View, 'newer' | 'place' | 'skips'>;

function isOtherThan(only: string): (article: HtmlEntryDelta) => boolean {
  if (only === 'key') return ({ html }) => !/^[^>]+ data-key/.test(html);
  return ({ kind, id }) => kind !== only && id !== only;
}

/** From the oldest on, what lies behind the last entry is still to come: it is loaded by the link below it. */
function isBehind(feed: HTMLElement, view: Chosen, root: Document | ShadowRoot): (article: HtmlEntryDelta) => boolean {
  return ({ order }) => {
    const last = lastOrder(feed);
    if (order <= last) return false;
    view.newer?.(last);
    root.querySelector('[data-newer]')?.parentElement?.removeAttribute('hidden');
    return true;
  };
}

function rise(feed: HTMLElement, view: Chosen, root: Document | ShadowRoot): void {
  const place = view.place.bind(view);
  view.place = (article, before) => {
    place(article, null);
    const placed = root.getElementById(`e-${article.id}`);
    const next = before === null ? null : root.getElementById(`e-${before}`);
    // The neighbour of the next lower order stands above.
    if (placed && next) next.after(placed);
    else if (placed) feed.prepend(placed);
  };
}
