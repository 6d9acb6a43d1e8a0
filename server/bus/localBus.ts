/** The bus within one process. Unlike a bus between processes it loses nothing, and signs nothing. */
import type { JournalItem } from '../storage/ports.js';
import type { Bus, BusListener } from './bus.js';

export class LocalBus implements Bus {
  private readonly listeners = new Map<string, Set<BusListener>>();

  /** `onFault` hears of a listener that failed. */
  constructor(private readonly onFault: (error: unknown) => void) {}

  publish(item: JournalItem): void {
    for (const listener of this.listeners.get(item.slug) ?? []) {
      // Listeners are told one by one: one that fails must keep nothing from the others, nor from the post itself.
      try {
        listener(item);
      } catch (error) {
        this.onFault(error);
      }
    }
  }

  subscribe(slug: string, listener: BusListener): () => void {
    const listeners = this.listeners.get(slug) ?? new Set();
    this.listeners.set(slug, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(slug);
    };
  }

  /** Does nothing: there is no other instance to tell. */
  tell(): void {
    return undefined;
  }

  /** Does nothing: there is no other instance to hear. */
  hear(): () => void {
    return () => undefined;
  }

  close(): Promise<void> {
    this.listeners.clear();
    return Promise.resolve();
  }
}
