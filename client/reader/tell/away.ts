/** Counts the entries that came since the reader left the tab, or the window: those shown, and those held back. */
export class Away {
  readonly #feed: HTMLElement;
  readonly #onCount: (count: number) => void;
  /** Where the reader left; null while the reader is here. */
  #left: { order: number; pending: number } | null = null;
  #count = 0;

  constructor(feed: HTMLElement, onCount: (count: number) => void) {
    this.#feed = feed;
    this.#onCount = onCount;
  }

  start(): void {
    const look = (): void => this.#look();
    for (const type of ['blur', 'focus'] as const) addEventListener(type, look);
    document.addEventListener('visibilitychange', look);
    const changes = new MutationObserver(() => this.#recount());
    changes.observe(this.#feed, { childList: true });
    const pending = pendingButton();
    if (pending) changes.observe(pending, { attributeFilter: ['data-pending'] });
    look();
  }

  #look(): void {
    const isAway = document.hidden || !document.hasFocus();
    if (isAway === (this.#left !== null)) return;
    this.#left = isAway ? { order: this.#newest(), pending: pendingNow() } : null;
    this.#count = 0;
    if (!isAway) this.#onCount(0);
  }

  #recount(): void {
    if (this.#left === null) return;
    const { order, pending } = this.#left;
    const shown = this.#orders().filter((one) => one > order).length;
    const count = shown + Math.max(0, pendingNow() - pending);
    const isMore = count > this.#count;
    this.#count = count;
    // An entry that is taken back is no reason to sound; the next new one tells the right number.
    if (isMore) this.#onCount(count);
  }

  #newest(): number {
    return Math.max(0, ...this.#orders());
  }

  #orders(): number[] {
    return [...this.#feed.querySelectorAll<HTMLElement>(':scope > [data-order]')].map(({ dataset }) =>
      Number(dataset.order),
    );
  }
}

const pendingButton = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-pending]');
const pendingNow = (): number => Number(pendingButton()?.dataset.pending ?? 0) || 0;
