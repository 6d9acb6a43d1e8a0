/**
 * The oldest browsers that are promised to work are Safari 15.4, Chrome 100 and Firefox 100 (of March to May 2022): what
 * came later is not used, or not needed. In an older one a page says so before anything is typed. One that cannot even
 * read the script shows what the page says while its script is late.
 */
const NEEDED: readonly [unknown, string][] = [
  [Object, 'hasOwn'],
  [Array.prototype, 'at'],
  [Element.prototype, 'replaceChildren'],
  [globalThis.crypto, 'getRandomValues'],
  [globalThis.Intl, 'ListFormat'],
  [globalThis.Intl, 'DisplayNames'],
];

/** Says so in `place`, in the page's words, and answers true, where this browser is too old. */
export function saysTooOld(place: HTMLElement): boolean {
  const isOld = NEEDED.some(
    ([holder, name]) => typeof (holder as Record<string, unknown> | undefined)?.[name] !== 'function',
  );
  if (isOld) place.textContent = document.body.dataset.tooOld ?? '';
  return isOld;
}
