/** Has the worker woken for what waits while nothing connects the phone with the server: the page may be gone by then. */
import { computed, effect } from '@preact/signals';
import { isOf } from './outbox/person.js';
import { isAway, type Reporting } from './reporting.js';

type Waiting = Pick<Reporting, 'outbox' | 'account'>;

/** The number of items that wait for the network, and for nothing that the reporter has to do. */
export function waitingIn({ outbox, account }: Waiting): number {
  const answer = account.signedIn();
  return answer === null
    ? 0
    : outbox.state.value.items.filter((item) => item.refusal === null && isOf(answer, item)).length;
}

/** Asks anew with each item: the browser forgets a wish once it has woken the worker. */
export function sendsLater(reporting: Waiting, ask: () => Promise<void>): () => void {
  const stuck = computed(() => (isAway(reporting.account) ? waitingIn(reporting) : 0));
  return effect(() => {
    if (stuck.value > 0) void ask();
  });
}
