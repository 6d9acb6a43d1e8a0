import { expect, test } from '@jest/globals';
import { signal } from '@preact/signals';
import { refusal } from '../../../shared/refusals.js';
import { sendsLater, waitingIn } from '../../../client/reporter/sendsLater.js';
import { ANNA } from '../account/device.js';

const ITEM = { blog: ANNA.blogs[0]!.slug, person: `${ANNA.blogs[0]!.slug} reporter Anna`, refusal: null };

function reporting(isConnected = true, items: object[] = []) {
  const [connected, state] = [signal(isConnected), signal({ items })];
  const session = signal({ kind: 'signed-in' });
  const account = { isConnected: connected, session, signedIn: () => ANNA };
  const parts = { account, outbox: { state } } as unknown as Parameters<typeof waitingIn>[0];
  return { parts, connected, state };
}

test('items of the person who is signed in wait for the network, but for those that were refused', () => {
  const others = { ...ITEM, person: 'baku reporter Omar' };
  const refused = { ...ITEM, refusal: refusal('invalid') };
  expect(waitingIn(reporting(true, [ITEM, others, refused]).parts)).toBe(1);
});

test('the worker is asked for with each item that is stored while nothing connects the phone, and not while something does', () => {
  const { parts, connected, state } = reporting();
  let asked = 0;
  const stop = sendsLater(parts, () => Promise.resolve(void (asked += 1)));
  state.value = { items: [ITEM] };
  expect(asked).toBe(0);
  connected.value = false;
  expect(asked).toBe(1);
  state.value = { items: [ITEM, ITEM] };
  expect(asked).toBe(2);
  state.value = { items: [] };
  stop();
  state.value = { items: [ITEM] };
  expect(asked).toBe(2);
});
