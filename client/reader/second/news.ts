/** The sentences on new entries: late ones are told apart, by a script that is loaded with the first of them. */
import type { LaterWords } from '../../feed/page/words.js';
import type { Article } from '../../feed/timeline/ports.js';
import type { follow, LateEntries } from '../late.js';
import type { LivePart, Open } from '../open.js';

const isLate = ({ html }: Article): boolean => /^[^>]+data-late/.test(html);
const htmlOf = ({ html }: Article): string => html;

interface LateScript {
  follow: typeof follow;
}

interface Parts {
  feed: HTMLElement;
  live: LivePart;
  words: LaterWords;
  /** The address of the script for late entries. */
  script: string;
}

export class ReaderNews {
  readonly #open: Open;
  readonly #parts: Parts;
  #late: LateEntries | undefined;
  #loading: Promise<void> | undefined;

  constructor(open: Open, parts: Parts) {
    this.#open = open;
    this.#parts = parts;
  }

  start(): void {
    const { feed } = this.#parts;
    const look = (): unknown => !this.#loading && feed.querySelector('[data-late]') && this.#load();
    new MutationObserver(look).observe(feed, { childList: true });
    look();
    this.#open.counted = (articles) => this.#count(articles);
    this.#open.told = (articles) => this.#tell(articles);
    // Some may have been counted by the first part of the script, which knows no late ones.
    this.#countAnew();
  }

  #count(articles: ReadonlyMap<string, Article>): string {
    const all = [...articles.values()];
    if (!this.#late && all.some(isLate)) void this.#load();
    const said = this.#late?.said(all.map(htmlOf));
    const size = said ? all.filter((article) => !isLate(article)).length : all.length;
    return [size || !said ? this.#parts.live.count(size) : '', said].filter(Boolean).join(' · ');
  }

  /** Says the sentence anew that was said before the script that tells late entries apart was here. */
  #countAnew(): void {
    const button = document.querySelector<HTMLElement>('[data-pending]');
    const { pending } = this.#open;
    if (button?.hidden === false && pending) button.textContent = this.#count(pending);
  }

  #tell(articles: readonly Article[]): void {
    const late = articles.filter(isLate);
    if (late.length < articles.length) this.#parts.live.tell(articles.filter((article) => !isLate(article)));
    if (late.length)
      void this.#load().then(() => (this.#late ? this.#late.tellLater(late.map(htmlOf)) : this.#parts.live.tell(late)));
  }

  /** Without the script the entries are counted like all others, and the next late one tries again. */
  #load(): Promise<void> {
    const { feed, words, script } = this.#parts;
    return (this.#loading ??= (import(/* @vite-ignore */ script) as Promise<LateScript>).then(
      ({ follow }) => {
        this.#late = follow(feed, words, this.#open.lang);
        this.#countAnew();
      },
      () => (this.#loading = undefined),
    ));
  }
}
