/**
 * The newer end of a feed: a link above the first entry where the newest were taken away while the reader went far down, which
 * loads what is newer before the reader has scrolled to it; on a page from the oldest entry on, the link below the last.
 */
import { isRising, lastOrder } from '../../feed/page/more.js';
import type { ReaderSecond } from '../../../shared/messages/en/readerSecond.js';
import type { Loader } from '../../feed/timeline/loader.js';
import type { LivePart } from '../open.js';

/** The distance from the end at which more is loaded, in the reader's screens. */
const NEAR = 1.5;
/** Milliseconds. */
const RETRY = 10_000;

export class NewerEnd {
  readonly #feed: HTMLElement;
  readonly #view: LivePart['view'];
  readonly #loader: Loader;
  readonly #words: ReaderSecond;
  readonly #rising: boolean;
  #link: HTMLAnchorElement | null;

  constructor(feed: HTMLElement, { view }: LivePart, loader: Loader, words: ReaderSecond) {
    this.#feed = feed;
    this.#view = view;
    this.#loader = loader;
    this.#words = words;
    this.#rising = isRising(feed);
    this.#link = document.querySelector('[data-newer]');
  }

  start(): void {
    this.#view.newer = (after) => this.#show(after);
  }

  #show(loaded?: number | null): void {
    // From the oldest on, a page that was loaded afresh does not say whether there is more: the link finds out.
    const after = loaded === undefined && this.#rising ? lastOrder(this.#feed) : (loaded ?? null);
    if (after === null && !this.#link) return;
    const link = (this.#link ??= this.#made());
    const line = link.parentElement;
    // Once, however much comes: the link stays until it is used.
    if (this.#rising && after !== null && line?.hidden === true) announce(link.textContent);
    line?.toggleAttribute('hidden', after === null);
    if (after !== null) link.href = addressAfter(after);
  }

  #made(): HTMLAnchorElement {
    const line = document.createElement('p');
    line.classList.add('older', 'newer');
    const link = document.createElement('a');
    link.dataset.newer = '';
    link.textContent = this.#words.newerEntries;
    line.append(link);
    this.#feed.before(line);
    const near = new IntersectionObserver(([seen]) => seen?.isIntersecting && this.#load(near, line), {
      rootMargin: `${NEAR * 100}% 0px 0px 0px`,
    });
    near.observe(line);
    return link;
  }

  /** Loads, and looks again afterwards: a batch may be short, and the link still near. */
  #load(near: IntersectionObserver, line: HTMLElement): void {
    near.unobserve(line);
    const again = (): void => near.observe(line);
    // Where it fails, the link stays, and is tapped.
    this.#loader.newer().then(again, () => setTimeout(again, RETRY));
  }
}

/** Tells screen readers of a link that has come to be there. */
function announce(name: string | null): void {
  const announced = document.querySelector('[data-announce]');
  if (announced) announced.textContent = name;
}

function addressAfter(after: number): string {
  const address = new URL(location.href);
  address.searchParams.delete('before');
  address.searchParams.set('after', String(after));
  return address.pathname + address.search;
}
