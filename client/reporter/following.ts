/** Effects of the outbox's state on the rest of the reporter's page, for as long as the page lives. */
import { computed, effect } from '@preact/signals';
import type { Account } from '../account/account.js';
import type { AccountParts } from '../account/ports.js';
import { isPhoto, type Item } from './outbox/item.js';
import { isOf } from './outbox/person.js';
import type { Outbox } from './outbox.js';
import type { PhotoWishes } from './photos/photoWishes.js';

interface Followed {
  account: Account;
  outbox: Outbox;
  wishes: PhotoWishes;
}

/** The least time between two questions for the session: a server that knows it, and takes nothing, is not asked all the time. */
const SESSION_AGAIN_MS = 10_000;

/** Holds photos again after "Send photos now", once none of this person's waits any more. */
export function holdPhotosAgain({ account, outbox, wishes }: Followed): void {
  effect(() => {
    const answer = account.signedIn();
    const waits = (item: Item) => isPhoto(item) && item.refusal === null && (answer === null || isOf(answer, item));
    if (!outbox.state.value.items.some(waits)) wishes.noneWaits();
  });
}

/** Asks for the session where the server takes nothing from it: another page may have signed in, as whomever. */
export function askWhileRefused(
  { account, outbox }: Omit<Followed, 'wishes'>,
  { now, after }: Pick<AccountParts, 'now' | 'after'>,
): void {
  const isRefused = computed(() => outbox.state.value.delivery === 'signed-out');
  let askedAt = -Infinity;
  effect(() => {
    if (!isRefused.value) return;
    const wait = Math.max(0, askedAt + SESSION_AGAIN_MS - now());
    askedAt = now() + wait;
    return after(wait, () => void account.check());
  });
}
