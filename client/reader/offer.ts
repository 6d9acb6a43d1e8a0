/**
 * Offers the page in the reader's own language: one line at the lower edge, in that language, until it is closed once. It is
 * a script of its own, since most readers come in their language; nothing of this leaves the browser.
 */
import { offer as ar } from '../../shared/messages/ar/offer.js';
import { offer as az } from '../../shared/messages/az/offer.js';
import { offer as en } from '../../shared/messages/en/offer.js';
import { offer as ru } from '../../shared/messages/ru/offer.js';
import { offer as uk } from '../../shared/messages/uk/offer.js';
import { directionOf } from '../../shared/messages/direction.js';
import { languageGiven, ownName, type Language } from '../../shared/messages/languages.js';
import { CLOSED } from './offerClosed.js';
import { isSameLanguage, pageLanguage } from './pageLanguage.js';

const WORDS: Readonly<Record<Language, typeof en | typeof uk>> = { en, uk, az, ru, ar };

const STYLE = `.offer{position:fixed;inset-block-end:0;inset-inline:0;z-index:2;display:flex;justify-content:center;gap:.5rem;
padding:.25rem 1rem calc(.25rem + env(safe-area-inset-bottom));border-top:1px solid var(--line);background:var(--paper)}
.offer a,.offer button{display:grid;align-content:center;min-width:44px;min-height:44px}
.offer button{border:0;background:none;color:inherit;font:inherit;cursor:pointer}
@media print{.offer{display:none}}`;

/** The page in the first of the wanted languages that it has; null where that is the page's own, or none is there. */
export function offerFor(
  wanted: readonly string[],
  page: string,
  alternates: ReadonlyMap<string, string>,
): { lang: string; address: string } | null {
  const tags = [...alternates.keys()];
  for (const tag of wanted) {
    const given = languageGiven(tag, tags);
    const address = given?.serves === true ? alternates.get(given.lang) : undefined;
    if (given?.serves !== true || address === undefined) continue;
    return isSameLanguage(given.lang, page) ? null : { lang: given.lang, address };
  }
  return null;
}

/** The line, with a link and a button that closes it. */
function lineOf({ lang, address }: { lang: string; address: string }, close: () => void): HTMLElement {
  const isOurs = Object.hasOwn(WORDS, lang);
  const words = isOurs ? WORDS[lang as Language] : { read: ownName(lang), close: en.close };
  const line = document.createElement('aside');
  line.className = 'offer';
  line.lang = lang;
  line.dir = directionOf(lang);
  const link = document.createElement('a');
  link.href = address;
  link.hreflang = lang;
  link.textContent = words.read;
  const button = document.createElement('button');
  button.type = 'button';
  button.ariaLabel = words.close;
  // Else a reader hears English in the voice of the page's language.
  button.lang = isOurs ? lang : 'en';
  button.textContent = '×';
  button.addEventListener('click', close);
  line.append(link, button);
  return line;
}

function alternatesIn(head: HTMLElement): Map<string, string> {
  const links = [...head.querySelectorAll<HTMLLinkElement>('link[rel=alternate][hreflang]:not([hreflang=x-default])')];
  // Absolute addresses are the operator's setting; the reader may have come by another one.
  return new Map(links.map(({ hreflang, href }) => [hreflang, new URL(href).pathname + new URL(href).search]));
}

function show(line: HTMLElement): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch {
    // An older browser shows the line at the end of the page.
  }
  document.body.append(line);
}

function wasClosed(): boolean {
  try {
    return localStorage.getItem(CLOSED) !== null;
  } catch {
    return false;
  }
}

function offerHere(): void {
  const found = wasClosed() ? null : offerFor(navigator.languages, pageLanguage(), alternatesIn(document.head));
  if (found === null) return;
  const line = lineOf(found, () => {
    line.remove();
    try {
      localStorage.setItem(CLOSED, '1');
    } catch {
      // Nothing is kept: the next page offers it once more.
    }
  });
  show(line);
}

if (typeof document !== 'undefined') offerHere();
