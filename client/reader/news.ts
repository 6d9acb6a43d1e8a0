/** The sentences on new entries: late ones are told apart, by a script that is loaded with the first of them. */
import type { News } from '../feed/page/pageView.js';
import type { Speaker } from '../feed/page/speaker.js';
import type { Words } from '../feed/page/words.js';
import type { Article } from '../feed/timeline/ports.js';
import type { follow, LateEntries } from './late.js';

const isLate = ({ html }: Article): boolean => /^[^>]+data-late/.test(html);
const htmlOf = ({ html }: Article): string => html;

interface LateScript {
  follow: typeof follow;
}

export class ReaderNews implements News {
  readonly #feed: HTMLElement;
  readonly #words: Words;
  readonly #lang: string;
  readonly #speaker: Speaker;
  #late: LateEntries | undefined;
  #loading: Promise<void> | undefined;

  constructor(feed: HTMLElement, words: Words, lang: string, speaker: Speaker) {
    this.#feed = feed;
    this.#words = words;
    this.#lang = lang;
    this.#speaker = speaker;
  }

  start(): void {
    const look = (): unknown => !this.#loading && this.#feed.querySelector('[data-late]') && this.#load();
    new MutationObserver(look).observe(this.#feed, { childList: true });
    look();
  }

  countNew(articles: ReadonlyMap<string, Article>): string {
    const all = [...articles.values()];
    const said = this.#late?.said(all.map(htmlOf));
    const size = said ? all.filter((article) => !isLate(article)).length : all.length;
    return [size || !said ? this.#speaker.countNew({ size }) : '', said].filter(Boolean).join(' · ');
  }

  arrived(articles: readonly Article[]): void {
    const late = articles.filter(isLate);
    if (late.length < articles.length) this.#speaker.arrived(articles.filter((article) => !isLate(article)));
    if (late.length)
      void this.#load().then(() => (this.#late ? this.#late.tellLater(late.map(htmlOf)) : this.#speaker.arrived(late)));
  }

  /** Without the script the entries are counted like all others, and the next late one tries again. */
  #load(): Promise<void> {
    // The page names the address, which carries the hash of the build.
    return (this.#loading ??= (
      import(/* @vite-ignore */ document.body.dataset.lateScript ?? '') as Promise<LateScript>
    ).then(
      ({ follow }) => {
        this.#late = follow(this.#feed, this.#words, this.#lang);
      },
      () => (this.#loading = undefined),
    ));
  }
}
