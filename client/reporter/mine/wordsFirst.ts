/** Lets the words that wait go before the list of own entries is asked for: on a narrow line both would come late. */
import type { ReadonlySignal } from '@preact/signals';
import type { After } from '../../account/device.js';
import type { OutboxState } from '../outbox.js';
import { isCommand, type Item } from '../outbox/item.js';

export interface WordsFirstParts {
  outbox: ReadonlySignal<OutboxState>;
  /** Whether an item is of the person who is signed in. */
  isOwn: (item: Item) => boolean;
  now: () => number;
  after: After;
}

/** The longest wait: words that cannot arrive hold nothing up for good. */
const MOST_MS = 6_000;

/** Resolves once no words are about to go, or after a while. */
export function wordsFirst({ outbox, isOwn, now, after }: WordsFirstParts): Promise<void> {
  const goes = (item: Item) =>
    isCommand(item) && item.refusal === null && !item.paused && item.notBefore <= now() && isOwn(item);
  const isQuiet = ({ items, delivery }: OutboxState) => delivery !== 'open' || !items.some(goes);
  if (isQuiet(outbox.value)) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      callOff();
      unsubscribe();
      resolve();
    };
    const callOff = after(MOST_MS, end);
    // The first call comes at once, and finds words.
    const unsubscribe = outbox.subscribe((state) => {
      if (isQuiet(state)) end();
    });
  });
}
