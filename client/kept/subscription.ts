/**
 * A subscription to a blog's notifications, as this browser has it: where the browser renews it and names no former one, the
 * blog's worker finds here what it takes the place of, and in which language its reader is told. A cache of its own holds
 * it, since it is the one store that a page and a worker share.
 */
const NAMES = 'rallyline-push/';

export interface KeptSubscription {
  lang: string;
  endpoint: string;
}

const pathOf = (slug: string): string => `/live/${slug}/push`;

/** Keeps it, or does nothing where the browser keeps nothing: notifications go on all the same. */
export async function keepSubscription(slug: string, { lang, endpoint }: KeptSubscription): Promise<void> {
  try {
    const cache = await caches.open(NAMES + slug);
    await cache.put(pathOf(slug), new Response(JSON.stringify({ lang, endpoint })));
  } catch {
    return;
  }
}

/** null where nothing is kept. */
export async function keptSubscription(slug: string): Promise<KeptSubscription | null> {
  try {
    const kept = await caches.match(pathOf(slug), { cacheName: NAMES + slug });
    return kept === undefined ? null : ((await kept.json()) as KeptSubscription);
  } catch {
    return null;
  }
}

export async function forgetSubscription(slug: string): Promise<void> {
  try {
    await caches.delete(NAMES + slug);
  } catch {
    return;
  }
}

/** Forgets what is kept of all blogs' subscriptions; they go on, in the language that the server knows. */
export async function forgetSubscriptions(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(NAMES));
  await Promise.all(names.map((name) => caches.delete(name)));
}
