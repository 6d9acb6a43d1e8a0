/** Feeds of some entries alone, and from the oldest on, in an embed. */
import { choose as chooseIn } from '../feed/page/choice.js';
import type { View } from '../feed/timeline/ports.js';

type Chosen = Parameters<typeof chooseIn>[1] & Pick<View, 'newer'>;

/** `olderAddress`: that of the page of entries before an order, of which the page of later ones is another. */
export function choose(
  feed: HTMLElement,
  view: Chosen,
  root: Document | ShadowRoot,
  olderAddress: (before: number) => string,
): void {
  // A link without an address is none for the keyboard, nor for who cannot see it.
  view.newer = (after) => {
    const link = root.querySelector<HTMLAnchorElement>('[data-newer]');
    if (typeof after !== 'number' || !link) return;
    const address = new URL(olderAddress(0));
    address.searchParams.delete('before');
    address.searchParams.set('after', String(after));
    link.href = address.href;
  };
  chooseIn(feed, view, root);
}
