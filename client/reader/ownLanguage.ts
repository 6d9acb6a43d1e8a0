/**
 * Loads the offer of the reader's own language where the browser likes best to read in another one than the page's. Who came
 * from a page of ours was offered it there. `offer`: the address of that script.
 */
export function offerOwnLanguage({ documentElement, head, referrer }: Document, offer: string): void {
  const [best = ''] = navigator.languages;
  if (
    !head.querySelector('[hreflang]') ||
    referrer.startsWith(location.origin) ||
    best.slice(0, 2) === documentElement.lang.slice(0, 2)
  )
    return;
  // Without it the page is as it was: its languages are links.
  import(/* @vite-ignore */ offer).catch(() => undefined);
}
