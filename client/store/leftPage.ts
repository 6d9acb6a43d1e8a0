/**
 * Browsers keep a page that was left, frozen, for the way back. WebKit freezes also a transaction which that page has not
 * ended, and no other page's transaction over the same stores begins any more: the app would stay at "One moment" until
 * the tab is closed. So a page that is about to be frozen ends what it has begun, and begins nothing.
 */

interface Transaction {
  readonly done: Promise<void>;
  abort: () => void;
}

export class LeftPage {
  private readonly unfinished = new Set<Transaction>();
  private times = 0;
  private back: Promise<void> | null = null;
  private show: () => void = () => undefined;

  /** `page`: the target of the page's own events, of which a worker hears none. */
  constructor(private readonly page: Partial<Pick<EventTarget, 'addEventListener'>>) {}

  start(): void {
    this.page.addEventListener?.('pagehide', (event) => {
      if ((event as PageTransitionEvent).persisted) this.freeze();
    });
    this.page.addEventListener?.('pageshow', () => this.thaw());
  }

  /** The times that the page was left: work that ended meanwhile may have been ended by it. */
  get freezes(): number {
    return this.times;
  }

  /** Resolves while the page is there: at once, or when it is shown again. */
  async shown(): Promise<void> {
    await this.back;
  }

  /** Aborts the transaction where the page is left before it is done; the work is begun anew when the page is back. */
  follow(transaction: Transaction): void {
    const forget = () => void this.unfinished.delete(transaction);
    this.unfinished.add(transaction);
    transaction.done.then(forget, forget);
  }

  private freeze(): void {
    this.times += 1;
    this.back ??= new Promise((resolve) => (this.show = resolve));
    for (const transaction of this.unfinished) aborted(transaction);
    this.unfinished.clear();
  }

  private thaw(): void {
    this.show();
    this.back = null;
  }
}

function aborted(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // The transaction has ended, and says so in a moment.
  }
}
