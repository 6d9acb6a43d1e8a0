/** Pages of some entries alone (one kind, key moments, one entry), and pages from the oldest entry on. */
import type { HtmlEntryDelta } from '../../../shared/protocol/readers.js';
import { lastOrder } from '../../feed/page/more.js';
import type { LivePart } from '../open.js';

/** Has the page take what belongs on it alone, and in its own order. */
export function choose(feed: HTMLElement, { view }: LivePart): void {
  const { only } = feed.dataset;
  if (only === 'rising') rise(feed, view);
  else if (only) view.skips = skipsAllBut(only);
}

function skipsAllBut(only: string): (article: HtmlEntryDelta) => boolean {
  if (only === 'key') return ({ html }) => !/^[^>]+ data-key/.test(html);
  return ({ kind, id }) => kind !== only && id !== only;
}

/** From the oldest on, what lies behind the last entry is still to come: it is loaded by the link below it. */
function rise(feed: HTMLElement, view: LivePart['view']): void {
  view.skips = ({ order }) => {
    if (order <= lastOrder(feed)) return false;
    document.querySelector('[data-newer]')?.parentElement?.removeAttribute('hidden');
    return true;
  };
  const place = view.place.bind(view);
  view.place = (article, before) => {
    place(article, null);
    const placed = document.getElementById(`e-${article.id}`);
    const next = before === null ? null : document.getElementById(`e-${before}`);
    // The neighbour of the next lower order stands above.
    if (placed && next) next.after(placed);
    else if (placed) feed.prepend(placed);
  };
}
