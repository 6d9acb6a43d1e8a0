/** A browser gave a subscription up, or changed it: another one takes its place at the server, in the same language. */
import type { ReadersScope, RenewalEvent } from './scope.js';

export async function renewSubscription(
  { registration }: ReadersScope,
  { oldSubscription: former, newSubscription: given }: RenewalEvent,
): Promise<void> {
  const address = `/api/v1/blogs/${new URL(registration.scope).pathname.split('/')[2] ?? ''}/push`;
  const key = former?.options.applicationServerKey ?? (await keyAt(address));
  const wish = { userVisibleOnly: true, applicationServerKey: key };
  const renewed = given ?? (await registration.pushManager.subscribe(wish));
  const { endpoint, keys } = renewed.toJSON();
  const replaces = former === undefined || former === null ? {} : { replaces: former.endpoint };
  const body = JSON.stringify({ endpoint, keys, ...replaces });
  await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, credentials: 'omit', body });
}

async function keyAt(address: string): Promise<string> {
  const answer = (await (await fetch(address, { credentials: 'omit' })).json()) as { key: string };
  return answer.key;
}
