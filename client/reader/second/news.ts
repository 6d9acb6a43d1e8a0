/** The sentences on new entries: late ones are told apart, by a script that is loaded with the first of them. */
import type { Article } from '../../feed/timeline/ports.js';
import type { follow, LateEntries } from '../late.js';
import type { LivePart, Open } from '../open.js';

const isLate = ({ html }: Article): boolean => /^[^>]+data-late/.test(html);
const htmlOf = ({ html }: Article): string => html;

interface LateScript {
  follow: typeof follow;
}

export class ReaderNews {
  readonly #open: Open;
  readonly #feed: HTMLElement;
  readonly #live: LivePart;
  #late: LateEntries | undefined;
  #loading: Promise<void> | undefined;
  #counted: ReadonlyMap<string, Article> | undefined;

  constructor(open: Open, feed: HTMLElement, live: LivePart) {
    this.#open = open;
    this.#feed = feed;
    this.#live = live;
  }

  start(): void {
    const look = (): unknown => !this.#loading && this.#feed.querySelector('[data-late]') && this.#load();
    new MutationObserver(look).observe(this.#feed, { childList: true });
    look();
    this.#open.counted = (articles) => this.#count(articles);
    this.#open.told = (articles) => this.#tell(articles);
  }

  #count(articles: ReadonlyMap<string, Article>): string {
    this.#counted = articles;
    const all = [...articles.values()];
    if (!this.#late && all.some(isLate)) void this.#load();
    const said = this.#late?.said(all.map(htmlOf));
    const size = said ? all.filter((article) => !isLate(article)).length : all.length;
    return [size || !said ? this.#live.count(size) : '', said].filter(Boolean).join(' · ');
  }

  /** Says the sentence anew that was said before the script for late entries was here. */
  #countAnew(): void {
    const button = document.querySelector<HTMLElement>('[data-pending]');
    if (button?.hidden === false && this.#counted) button.textContent = this.#count(this.#counted);
  }

  #tell(articles: readonly Article[]): void {
    const late = articles.filter(isLate);
    if (late.length < articles.length) this.#live.tell(articles.filter((article) => !isLate(article)));
    if (late.length)
      void this.#load().then(() => (this.#late ? this.#late.tellLater(late.map(htmlOf)) : this.#live.tell(late)));
  }

  /** Without the script the entries are counted like all others, and the next late one tries again. */
  #load(): Promise<void> {
    // The page names the address, which carries the hash of the build.
    return (this.#loading ??= (
      import(/* @vite-ignore */ document.body.dataset.lateScript ?? '') as Promise<LateScript>
    ).then(
      ({ follow }) => {
        this.#late = follow(this.#feed, this.#open.words, this.#open.lang);
        this.#countAnew();
      },
      () => (this.#loading = undefined),
    ));
  }
}
