/** Questions to the store alone: whether it is there. */
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreAway, type Journal } from '../storage/ports.js';

const READ_AGAIN_MS = 1_000;
const ANSWER_MS = 1_000;

/**
 * Tells whether the store answers now. A store that stands still counts as away after a second: a balancer's question
 * waits no longer.
 */
export function isStoreThere(journal: Journal): Promise<boolean> {
  return Promise.race([journal.positions([]).then(Boolean, () => false), delay(ANSWER_MS).then(() => false)]);
}

/** Resolves after a first answer of the store, which may go away again between its opening and this. */
export async function firstRead(journal: Journal, onAway: (error: StoreAway) => unknown): Promise<void> {
  for (;;) {
    try {
      await journal.positions([]);
      return;
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      onAway(error);
      await delay(READ_AGAIN_MS);
    }
  }
}

function delay(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}
