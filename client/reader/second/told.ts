/**
 * The words of an open page outside of what is read: its title, and what it tells to messengers and search engines. They are those
 * with which it came, so they go once what they tell is taken back, or is told in other words: whoever saves the page, shares it
 * or has it read by an extension would keep them. What was served stays for those who read that; why not more goes, and not
 * earlier, tells docs/decisions/0063.
 */
import { setTitle, titleIn } from './ownTitle.js';

const DATA = 'script[type="application/ld+json"]';
const DESCRIPTIONS = 'meta[name=description], meta[property]';

/** Takes out of the document what messengers and search engines are told of the page. */
export function forgetTold(): void {
  forget(`${DESCRIPTIONS}, ${DATA}`);
}

export class Told {
  readonly #feed: HTMLElement;
  readonly #top = document.querySelector('[data-top]');
  /** The title and the introduction, as they were last seen. */
  #head = this.#headNow();

  constructor(feed: HTMLElement) {
    this.#feed = feed;
  }

  /** Follows entries and head. `seq`: where the page stood when it came; so it is found what changed before this script was here. */
  start(seq: number): void {
    const look = (records: MutationRecord[]): unknown =>
      records.some(({ removedNodes }) => removedNodes.length > 0) && this.#leave();
    new MutationObserver(look).observe(this.#feed, { childList: true });
    if (this.#top) new MutationObserver(() => this.#look()).observe(this.#top, { childList: true });
    if (this.#hasChanged(seq)) this.#leave();
    if (this.#top && !document.querySelector('title')?.textContent.includes(titleIn(this.#top))) this.#rename();
  }

  /** An entry was taken back, told in other words, or has left a long page. On an entry's own page all that is told is of it. */
  #leave(): void {
    if (this.#feed.dataset.alone === undefined) return forget(DATA);
    forgetTold();
    // EntryGone tells of an entry that is gone.
    if (!this.#feed.hidden) setTitle(document.querySelector('h2.of a')?.textContent ?? '');
  }

  #look(): void {
    const head = this.#headNow();
    if (head === this.#head) return;
    this.#head = head;
    this.#rename();
  }

  #rename(): void {
    forgetTold();
    if (this.#top) setTitle(titleIn(this.#top));
  }

  #headNow(): string {
    return [...(this.#top?.querySelectorAll('h1, .head > .stand') ?? [])].map((part) => part.textContent).join('\n');
  }

  /** Whether an entry that the page came with has changed since, or is not in the feed any more. */
  #hasChanged(seq: number): boolean {
    const entries = [...this.#feed.children] as HTMLElement[];
    if (entries.some(({ dataset }) => Number(dataset.seq) > seq && Number(dataset.order) <= seq)) return true;
    const told = document.querySelector(DATA)?.textContent ?? '';
    return [...told.matchAll(ENTRY)].some(([, id = '']) => !document.getElementById(`e-${id}`));
  }
}

/** The address of an entry. */
const ENTRY = /\/entries\/([\da-f-]{36})/g;

function forget(told: string): void {
  for (const one of document.querySelectorAll(told)) one.remove();
}
