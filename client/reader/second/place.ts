/** How far a reader has read a blog, on this device, and only where they asked for it: the order of the newest entry there was. */

const PREFIX = 'rallyline-read-';

export class Place {
  readonly #name: string;

  constructor(blog: string) {
    this.#name = PREFIX + blog;
  }

  /** null where nothing is kept, or nothing can be. */
  read(): number | null {
    try {
      const kept = localStorage.getItem(this.#name);
      return kept === null || !/^\d{1,15}$/.test(kept) ? null : Number(kept);
    } catch {
      return null;
    }
  }

  /** Begins to remember. Answers whether that was possible: storage may be full, or refused to this page. */
  keep(order: number): boolean {
    try {
      localStorage.setItem(this.#name, String(order));
      return true;
    } catch {
      return false;
    }
  }

  /** Remembers a new place, where the reader asked for that before. A place never goes back. */
  move(order: number): void {
    if (order > (this.read() ?? Infinity)) this.keep(order);
  }

  forget(): void {
    try {
      localStorage.removeItem(this.#name);
    } catch {
      // Nothing was kept where nothing can be.
    }
  }
}
