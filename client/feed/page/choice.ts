/** Pages of some entries alone (one kind, key moments, one entry), and pages from the oldest entry on. */
import type { HtmlEntryDelta } from '../../../shared/protocol/readers.js';
import type { View } from '../timeline/ports.js';
import { lastOrder } from './more.js';

/** Has the page take what belongs on it alone, and in its own order. `root`: the document, or the shadow tree, of the feed. */
export function choose(feed: HTMLElement, view: Pick<View, 'place' | 'skips'>, root: Document | ShadowRoot): void {
  const { only, rising } = feed.dataset;
  const isRising = only === 'rising' || rising !== undefined;
  const isOther = only && only !== 'rising' ? isOtherThan(only) : () => false;
  const isToCome = isRising ? isBehind(feed, root) : () => false;
  if (only) view.skips = (article) => isOther(article) || isToCome(article);
  if (isRising) rise(feed, view, root);
}

function isOtherThan(only: string): (article: HtmlEntryDelta) => boolean {
  if (only === 'key') return ({ html }) => !/^[^>]+ data-key/.test(html);
  return ({ kind, id }) => kind !== only && id !== only;
}

/** From the oldest on, what lies behind the last entry is still to come: it is loaded by the link below it. */
function isBehind(feed: HTMLElement, root: Document | ShadowRoot): (article: HtmlEntryDelta) => boolean {
  return ({ order }) => {
    if (order <= lastOrder(feed)) return false;
    root.querySelector('[data-newer]')?.parentElement?.removeAttribute('hidden');
    return true;
  };
}

function rise(feed: HTMLElement, view: Pick<View, 'place'>, root: Document | ShadowRoot): void {
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
