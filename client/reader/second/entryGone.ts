/**
 * An entry's own page whose entry is taken back while it is open: it says so with the words of the page that would answer now,
 * and nothing of the entry is left in it, not in the tab's title either.
 */
import type { Gone } from '../../../shared/messages/en/gone.js';
import { holdsFocus } from '../../feed/page/focus.js';
import type { LivePart } from '../open.js';
import { setTitle } from './ownTitle.js';
import { forgetTold } from './told.js';

export class EntryGone {
  readonly #feed: HTMLElement;
  readonly #words: Gone;
  readonly #heading = document.createElement('h1');
  readonly #text = document.createElement('p');
  #title = '';

  constructor(feed: HTMLElement, words: Gone) {
    this.#feed = feed;
    this.#words = words;
  }

  start(view: LivePart['view']): void {
    if (this.#feed.dataset.alone === undefined) return;
    this.#heading.textContent = this.#words.title;
    this.#heading.tabIndex = -1;
    this.#text.className = 'stand';
    this.#text.textContent = this.#words.text;
    const remove = view.remove.bind(view);
    view.remove = (id) => {
      const held = holdsFocus(this.#feed);
      remove(id);
      this.#leave(held);
    };
    new MutationObserver(() => this.#look()).observe(this.#feed, { childList: true });
    // It may have gone before this script was here.
    if (this.#isGone) this.#leave(false);
  }

  get #isGone(): boolean {
    return this.#feed.childElementCount === 0;
  }

  /** `held`: the entry had the focus, which goes to the words in its place; who reads without it has them announced. */
  #leave(held: boolean): void {
    this.#title = document.title;
    setTitle(this.#words.title);
    forgetTold();
    this.#feed.hidden = true;
    this.#feed.closest('main')?.prepend(this.#heading, this.#text);
    const announced = document.querySelector('[data-announce]');
    if (held) this.#heading.focus();
    else if (announced) announced.textContent = `${this.#words.title}. ${this.#words.text}`;
  }

  /** A record that went back may have the entry again. */
  #look(): void {
    if (this.#isGone || !this.#feed.hidden) return;
    document.title = this.#title;
    this.#feed.hidden = false;
    this.#heading.remove();
    this.#text.remove();
  }
}
