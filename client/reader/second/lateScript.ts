/** The script that keeps late entries in their groups, on any page of entries: most rallies never need it, so the first late entry loads it. */
import type { LaterWords } from '../../feed/page/words.js';
import type { follow, LateEntries } from '../late.js';

interface Loaded {
  follow: typeof follow;
}

interface Parts {
  feed: HTMLElement;
  words: LaterWords;
  /** The language of figures. */
  lang: string;
  /** The script's address. */
  script: string;
}

export class LateScript {
  /** Nothing until the script is here. */
  entries: LateEntries | undefined;
  /** Told once it is. */
  arrived?: () => void;
  readonly #parts: Parts;
  #loading: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Follows the feed, and loads the script where a late entry stands in it. */
  start(): void {
    const { feed } = this.#parts;
    const look = (): unknown => !this.#loading && feed.querySelector('[data-late]') && this.load();
    new MutationObserver(look).observe(feed, { childList: true });
    look();
  }

  /** Settles in any case: without the script the next late entry tries again. */
  load(): Promise<void> {
    const { feed, words, lang, script } = this.#parts;
    return (this.#loading ??= (import(/* @vite-ignore */ script) as Promise<Loaded>).then(
      ({ follow }) => {
        this.entries = follow(feed, words, lang);
        this.arrived?.();
      },
      () => (this.#loading = undefined),
    ));
  }
}
