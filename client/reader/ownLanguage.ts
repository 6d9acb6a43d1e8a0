/**
 * Loads the offer of the reader's own language where the browser likes best to read in another one than the page's. Who came
 * from a page of ours was offered it there.
 */
import { isSameLanguage, pageLanguage } from './pageLanguage.js';

/** `offer`: the address of that script. */
export function offerOwnLanguage({ head, referrer }: Document, offer: string): void {
  const [best = ''] = navigator.languages;
  if (!head.querySelector('[hreflang]') || referrer.startsWith(location.origin) || isSameLanguage(best, pageLanguage()))
    return;
  // Without it the page is as it was: its languages are links.
  import(/* @vite-ignore */ offer).catch(() => undefined);
}
