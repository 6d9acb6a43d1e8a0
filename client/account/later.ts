/**
 * A part of a page in a file of its own: the page can be used before it is there. A file that did not come is asked for
 * again by the next call; browsers may remember that it did not, and go on refusing it until the page is loaded anew,
 * which the page does by itself where nothing is lost by it (client/reporter/screens/behind.tsx).
 */
import { signal, type ReadonlySignal } from '@preact/signals';

export class Later<Part> {
  private readonly present = signal<Part | null>(null);
  private loading: Promise<Part> | null = null;
  /** null while it is not there. */
  readonly part: ReadonlySignal<Part | null> = this.present;

  constructor(private readonly load: () => Promise<Part>) {}

  /** Rejects where the file does not come. */
  get(): Promise<Part> {
    this.loading ??= this.load().then(
      (part) => (this.present.value = part),
      (error: unknown) => {
        this.loading = null;
        throw error;
      },
    );
    return this.loading;
  }

  /** Loads it for later; without a network the next call tries again. */
  readonly prepare = (): void => {
    this.get().catch(() => undefined);
  };
}
