/**
 * The copies that a reader keeps, each in a cache of its own: a page, what it needs, and some photos. Both the page and the
 * worker look at them here; the worker alone writes them (client/readersWorker/keeping/).
 */
import { writtenAs } from '../../shared/messages/calendars.js';

const NAMES = 'rallyline-kept/';

/** The headers of a kept page that tell of it: milliseconds since 1970, and its language. */
export const KEPT_AT = 'X-Kept-At';
export const KEPT_LANG = 'X-Kept-Lang';

export interface KeptCopy {
  /** Milliseconds since 1970. */
  at: number;
  bytes: number;
  photos: number;
}

export const copyName = (slug: string): string => NAMES + slug;
export const pagePath = (slug: string): string => `/live/${slug}`;

/** The slugs of all blogs that are kept. */
export async function keptSlugs(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(NAMES)).map((name) => name.slice(NAMES.length));
}

/** Whether this browser keeps a copy; it makes none by being asked, and may forbid to look. */
export async function isKept(slug: string): Promise<boolean> {
  return 'caches' in globalThis && (await caches.has(copyName(slug)).catch(() => false));
}

/** null where there is no whole copy. */
export async function copyOf(slug: string): Promise<KeptCopy | null> {
  const page = await caches.match(pagePath(slug), { cacheName: copyName(slug) });
  if (!page) return null;
  const cache = await caches.open(copyName(slug));
  const requests = await cache.keys();
  const sizes = requests.map(async (request) => (await (await cache.match(request))?.blob())?.size ?? 0);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const photos = requests.filter(({ url }) => new URL(url).pathname.startsWith('/media/')).length;
  return { at: Number(page.headers.get(KEPT_AT)), bytes, photos };
}

/** Whether the kept page holds one of these entries, also above the feed, leads to it, or names one of these files. */
export async function holdsAny(slug: string, ids: readonly string[], files: readonly string[]): Promise<boolean> {
  const page = await caches.match(pagePath(slug), { cacheName: copyName(slug) });
  const html = (await page?.text()) ?? '';
  const isHeld = (id: string): boolean =>
    [` id="e-${id}"`, ` data-pinned="${id}"`, `/entries/${id}`].some((mark) => html.includes(mark));
  return ids.some(isHeld) || files.some((file) => html.includes(file));
}

export function forgetCopy(slug: string): Promise<boolean> {
  return caches.delete(copyName(slug));
}

/** The time of a copy as it is told: with its day, since a copy may be weeks old. */
export function timeOfCopy(at: number, lang: string): string {
  const figures = writtenAs(lang);
  // Where a language's figures are those of another, browsers may lack the names of its months.
  const month = figures.startsWith(lang) ? 'short' : 'numeric';
  const format = { day: 'numeric', month, hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(figures, format).format(at);
}
