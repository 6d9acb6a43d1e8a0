/** The bus within one process. Unlike a bus between processes it loses nothing, and signs nothing. */
import type { Bus, BusListener } from './bus.js';

export function createLocalBus(onFault: (error: unknown) => void): Bus {
  const listeners = new Map<string, Set<BusListener>>();
  return {
    publish: (item) => {
      for (const listener of listeners.get(item.slug) ?? []) {
        // Each on its own: a listener that fails must keep nothing from the others, nor from the post itself.
        try {
          listener(item);
        } catch (error) {
          onFault(error);
        }
      }
    },
    subscribe: (slug, listener) => {
      const those = listeners.get(slug) ?? new Set();
      listeners.set(slug, those.add(listener));
      return () => {
        those.delete(listener);
        if (those.size === 0) listeners.delete(slug);
      };
    },
    // There is no other instance to tell, nor to hear.
    tell: () => undefined,
    hear: () => () => undefined,
    close: () => {
      listeners.clear();
      return Promise.resolve();
    },
  };
}
