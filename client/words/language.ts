/** The language that a page speaks. */
import { directionOf } from '../../shared/messages/direction.js';
import { languageFor, type Language } from '../../shared/messages/languages.js';
import type { Shelf } from '../account/shelf.js';

const PLACE = 'words';

/**
 * The languages that a page may begin in, best first: the one that was chosen on this device where we speak it, then
 * `ofPage`, the server's choice for this browser, in which the page is kept for hours without a network.
 */
export function languagesOn(shelf: Shelf, ofPage: string): Language[] {
  const chosen = shelf.get(PLACE);
  const own = languageFor([ofPage]);
  return typeof chosen === 'string' ? [languageFor([chosen, ofPage]), own] : [own];
}

export function rememberLanguage(shelf: Shelf, lang: Language): void {
  shelf.set(PLACE, lang);
}

/** The document says which language it is in now: voices, hyphens and the direction follow. */
export function showLanguage(root: Pick<HTMLElement, 'lang' | 'dir'>, lang: Language): void {
  root.lang = lang;
  root.dir = directionOf(lang);
}
