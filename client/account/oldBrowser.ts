/**
 * The oldest browsers that are promised to work are Safari 15.4, Chrome 100 and Firefox 100 (of March to May 2022):
 * features that came later are not used, or not needed. In an older browser a page says so before anything is typed. A
 * browser that cannot even read the script shows the page's sentences for a script that does not come, which say the same.
 */
const NEEDED: readonly [unknown, string][] = [
  [Object, 'hasOwn'],
  [Array.prototype, 'at'],
  [Element.prototype, 'replaceChildren'],
  [globalThis.crypto, 'getRandomValues'],
  [globalThis.Intl, 'ListFormat'],
  [globalThis.Intl, 'DisplayNames'],
];

/** Where this browser is too old, says so in `place`, in the page's words, and answers true. */
export function saysTooOld(place: HTMLElement): boolean {
  const isOld = NEEDED.some(
    ([holder, name]) => typeof (holder as Record<string, unknown> | undefined)?.[name] !== 'function',
  );
  if (isOld) place.textContent = document.body.dataset.tooOld ?? '';
  return isOld;
}
