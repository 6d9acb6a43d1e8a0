/** The subscription at our own server. */
import { keepSubscription } from '../../kept/subscription.js';
import { pageLanguage } from '../pageLanguage.js';

/**
 * Tells the server of it; returns whether it took it, and keeps then what the worker needs to renew it. `replaces`: the
 * endpoint in whose place it comes.
 */
export async function beginAtServer(slug: string, subscription: PushSubscription, replaces?: string): Promise<boolean> {
  const { keys } = subscription.toJSON();
  const { endpoint } = subscription;
  const lang = pageLanguage();
  const isBegun = await send(slug, 'POST', { endpoint, keys, lang, ...(replaces !== undefined && { replaces }) });
  if (isBegun) await keepSubscription(slug, { lang, endpoint });
  return isBegun;
}

export function endAtServer(slug: string, { endpoint }: PushSubscription): Promise<boolean> {
  return send(slug, 'DELETE', { endpoint });
}

async function send(slug: string, method: 'POST' | 'DELETE', body: object): Promise<boolean> {
  const headers = { 'Content-Type': 'application/json' };
  try {
    const address = `/api/v1/blogs/${slug}/push`;
    return (await fetch(address, { method, headers, body: JSON.stringify(body), credentials: 'omit' })).ok;
  } catch {
    return false;
  }
}
