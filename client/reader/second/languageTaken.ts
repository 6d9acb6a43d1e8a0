/**
 * Leads to the blog's first language where the page's own is taken off the blog while it is open. The page is loaded anew at a
 * calm moment, and says then what happened; until that moment a note does, and new entries come in the first language.
 */
import { parsed } from '../../feed/page/feedPage.js';
import type { LivePart } from '../open.js';
import { say } from './saying.js';

export class LanguageTaken {
  readonly #lang: string;
  readonly #note: string | undefined;
  readonly #top = document.querySelector('[data-top]');
  #isTaken = false;

  /** `lang`: the page's. `note`: the sentence for a reader who is busy; undefined where its words did not come. */
  constructor(lang: string, note: string | undefined) {
    this.#lang = lang;
    this.#note = note;
  }

  start(view: LivePart['view']): void {
    this.#follow(view);
    const leave = (): void => this.#leave();
    for (const type of ['scroll', 'focusout'] as const) addEventListener(type, leave, { passive: true });
    document.addEventListener('visibilitychange', leave);
    this.#look(this.#top);
  }

  /** Every new top comes to the page; an entry's own has no place for it. */
  #follow(view: LivePart['view']): void {
    if (this.#top) {
      const changes = new MutationObserver(() => this.#look(this.#top));
      changes.observe(this.#top, { childList: true });
      return;
    }
    const show = view.top.bind(view);
    view.top = (html) => {
      show(html);
      this.#look(parsed(html));
    };
  }

  /** A top names the language that it is in. */
  #look(top: ParentNode | null): void {
    const { lang } = top?.querySelector<HTMLElement>('.state')?.dataset ?? {};
    // A server of an older release does not name it.
    const isTaken = lang !== undefined && lang !== this.#lang;
    if (isTaken && !this.#isTaken && !isCalm() && this.#note !== undefined) say(this.#note);
    this.#isTaken = isTaken;
    this.#leave();
  }

  #leave(): void {
    if (this.#isTaken && isCalm()) location.replace(addressIn(this.#lang));
  }
}

/** Whether nobody looks, or the reader is at the beginning of the page with nothing open and no place to lose. */
function isCalm(): boolean {
  const { activeElement, body } = document;
  const isAtWork =
    (activeElement !== null && activeElement !== body) || document.querySelector('dialog[open]') !== null;
  return document.hidden || (scrollY < 8 && !isAtWork);
}

/** The address asks for the language that is gone, since its page then says that the blog is in another one. */
function addressIn(lang: string): string {
  const address = new URL(location.href);
  address.searchParams.set('lang', lang);
  // An address that differed by its fragment alone would load nothing.
  address.hash = '';
  return address.href;
}
