/** The subscription at our own server. */
import { pageLanguage } from '../pageLanguage.js';

/** Tells the server of it; returns whether it took it. `replaces`: the endpoint in whose place it comes. */
export function beginAtServer(slug: string, subscription: PushSubscription, replaces?: string): Promise<boolean> {
  const { endpoint, keys } = subscription.toJSON();
  return send(slug, 'POST', {
    endpoint,
    keys,
    lang: pageLanguage(),
    ...(replaces !== undefined && { replaces }),
  });
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
