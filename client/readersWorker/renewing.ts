/** A browser gave a subscription up, or changed it: another one takes its place at the server, in the same language. */
import type { PushAnswer } from '../../shared/protocol/push.js';
import { keepSubscription, keptSubscription } from '../kept/subscription.js';
import type { ReadersScope, RenewalEvent } from './scope.js';

export async function renewSubscription(
  { registration }: ReadersScope,
  { oldSubscription: former, newSubscription: given }: RenewalEvent,
): Promise<void> {
  const slug = new URL(registration.scope).pathname.split('/')[2] ?? '';
  const address = `/api/v1/blogs/${slug}/push`;
  const key = former?.options.applicationServerKey ?? (await keyAt(address));
  const wish = { userVisibleOnly: true, applicationServerKey: key };
  const renewed = given ?? (await registration.pushManager.subscribe(wish));
  const { endpoint, keys } = renewed.toJSON();
  const kept = await keptSubscription(slug);
  const replaces = former?.endpoint ?? kept?.endpoint;
  // A field without a value is left out.
  const body = JSON.stringify({ endpoint, keys, lang: kept?.lang, replaces });
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, credentials: 'omit', body });
  if (!answer.ok) return;
  const { lang } = (await answer.json()) as PushAnswer;
  await keepSubscription(slug, { lang, endpoint: renewed.endpoint });
}

async function keyAt(address: string): Promise<string> {
  const answer = (await (await fetch(address, { credentials: 'omit' })).json()) as { key: string };
  return answer.key;
}
